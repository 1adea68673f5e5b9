import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { done, http } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { fieldId } from '../kit/error-summary.js';
import { PageHead } from '../kit/page-head.js';
import { ProblemNote } from '../kit/problem-note.js';
import { TextInput } from '../kit/text-input.js';
import { useOwedWords } from './owed-words.js';
import { useUser } from './session.js';

const form = 'password';

export function FirstPasswordForm() {
  const words = useOwedWords();
  const user = useUser();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const sending = useMutation({
    mutationKey: ['me'],
    mutationFn: () => done(http.POST('/api/v1/session/password', { body: { current, next } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <>
      <PageHead title={words.passwordTitle} name={words.passwordTitle}>
        <p className="lead">{words.passwordLead}</p>
      </PageHead>
      <form className="sign-in-form" noValidate onSubmit={submit}>
        {isProblem(sending.error) && <ProblemNote problem={sending.error} />}
        <input type="hidden" autoComplete="username" value={user.username} readOnly />
        <TextInput
          id={fieldId(form, '/current')}
          label={words.current}
          value={current}
          required
          type="password"
          autoComplete="current-password"
          onChange={setCurrent}
        />
        <TextInput
          id={fieldId(form, '/next')}
          label={words.next}
          hint={words.nextHint}
          value={next}
          required
          type="password"
          autoComplete="new-password"
          onChange={setNext}
        />
        <button type="submit" className="button button-primary" disabled={sending.isPending || current === '' || next === ''}>
          {words.change}
        </button>
      </form>
    </>
  );
}
