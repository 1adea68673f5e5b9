import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { useIdempotencyKey } from '../api/idempotency.js';
import { isProblem } from '../api/problem.js';
import { useCodes } from '../api/use-codes.js';
import { Radios, Select } from '../kit/choice.js';
import { DateField } from '../kit/date-field.js';
import { fieldId } from '../kit/error-summary.js';
import { ProblemNote } from '../kit/problem-note.js';
import { TextInput } from '../kit/text-input.js';
import { useName } from '../words/language.js';
import { FirstPassword } from './first-password.js';
import { usePeopleWords } from './people-words.js';

const form = 'add-person';
const nobody = { username: '', name: '', gender: '', role: '', organisation: '', to: '' };
const genders = ['female', 'male'] as const;

/** Folded away: people are looked up more often than added. */
export function AddPerson() {
  const words = usePeopleWords();
  const nameOf = useName();
  const codes = useCodes();
  const queries = useQueryClient();
  const keyOf = useIdempotencyKey();
  const [typed, setTyped] = useState(nobody);
  const set = (field: keyof typeof nobody) => (value: string) => setTyped((now) => ({ ...now, [field]: value }));
  const adding = useMutation({
    mutationFn: () => {
      const { username, name, role, organisation, gender, to } = typed;
      const known = genders.find((one) => one === gender);
      const body = {
        username: username.trim(),
        name: name.trim(),
        role,
        organisation,
        ...(known === undefined ? {} : { gender: known }),
        ...(to === '' ? {} : { to }),
      };
      return viewOf(http.POST('/api/v1/people', { params: { header: { 'Idempotency-Key': keyOf(body) } }, body }));
    },
    onSuccess: () => {
      setTyped(nobody);
      void queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const made = adding.data;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    adding.mutate();
  };
  const errors = isProblem(adding.error) ? (adding.error.view.errors ?? []) : [];
  const errorAt = (pointer: string): string | undefined => errors.find((error) => error.pointer === pointer)?.detail;
  const options = (list: readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[] = []) =>
    list.map(({ code, name }) => ({ value: code, label: nameOf(name) }));

  return (
    <details className="fold add-person">
      <summary>{words.add}</summary>
      <form className="sheet" noValidate onSubmit={submit}>
        {isProblem(adding.error) && <ProblemNote problem={adding.error} />}
        {made && made.firstPassword !== null && <FirstPassword name={made.person.name} password={made.firstPassword} />}
        <TextInput
          id={fieldId(form, '/username')}
          label={words.username}
          hint={words.usernameHint}
          value={typed.username}
          required
          error={errorAt('/username')}
          autoComplete="off"
          onChange={set('username')}
        />
        <TextInput
          id={fieldId(form, '/name')}
          label={words.name}
          value={typed.name}
          required
          error={errorAt('/name')}
          onChange={set('name')}
        />
        <Radios
          id={fieldId(form, '/gender')}
          label={words.gender}
          options={genders.map((one) => ({ value: one, label: words[one] }))}
          value={typed.gender}
          onChange={set('gender')}
        />
        <Select
          id={fieldId(form, '/role')}
          label={words.role}
          options={options(codes.data?.roles)}
          value={typed.role}
          required
          error={errorAt('/role')}
          onChange={set('role')}
        />
        <Select
          id={fieldId(form, '/organisation')}
          label={words.organisation}
          options={options(codes.data?.offices)}
          value={typed.organisation}
          required
          error={errorAt('/organisation')}
          onChange={set('organisation')}
        />
        <DateField id={fieldId(form, '/to')} label={words.until2} value={typed.to} ahead error={errorAt('/to')} onChange={set('to')} />
        <button type="submit" className="button button-primary" disabled={adding.isPending}>
          {words.send}
        </button>
      </form>
    </details>
  );
}
