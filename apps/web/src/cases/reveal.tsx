import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { announce } from '../kit/announce.js';
import { ProblemNote } from '../kit/problem-note.js';
import { TextInput } from '../kit/text-input.js';
import { useWords } from '../words/language.js';
import { useRevealWords } from './reveal-words.js';

interface Props {
  readonly caseId: string;
  readonly party: string;
  readonly name: string;
  readonly field: 'phone' | 'id-number';
  /** As it is shown before. */
  readonly masked: string;
}

/** A masked number, and the way to read it whole: for a purpose, which is kept. Nothing of it stays in the page once it is folded away. */
export function Reveal({ caseId, party, name, field, masked }: Props) {
  const words = useRevealWords();
  const { caseView, common } = useWords();
  const label = words.of(name, field === 'phone' ? caseView.phone : caseView.idNumber);
  const [asking, setAsking] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [value, setValue] = useState<string>();
  const reading = useMutation({
    // What was read is kept nowhere but here.
    gcTime: 0,
    mutationFn: () =>
      viewOf(http.POST('/api/v1/cases/{id}/reveal', { params: { path: { id: caseId } }, body: { field, party, purpose: purpose.trim() } })),
    onSuccess: (view) => {
      setValue(view.value);
      setAsking(false);
      setPurpose('');
      announce(field === 'phone' ? caseView.phone : caseView.idNumber);
    },
  });
  const read = (event: FormEvent): void => {
    event.preventDefault();
    reading.mutate();
  };
  const fold = (): void => {
    setValue(undefined);
    reading.reset();
  };
  if (value !== undefined)
    return (
      <>
        <b className="number">{value}</b>{' '}
        <button type="button" className="button button-quiet" onClick={fold}>
          {words.hide}
        </button>
      </>
    );
  if (!asking)
    return (
      <>
        {masked}{' '}
        <button type="button" className="button button-quiet" aria-label={`${words.ask}: ${label}`} onClick={() => setAsking(true)}>
          {words.ask}
        </button>
      </>
    );
  const id = `reveal-${party}-${field}`;
  return (
    <>
      {masked}
      <form className="note" aria-label={label} noValidate onSubmit={read}>
        <TextInput
          id={id}
          label={words.why}
          hint={words.whyHint}
          required
          value={purpose}
          maxLength={200}
          autoComplete="off"
          onChange={setPurpose}
        />
        {isProblem(reading.error) && <ProblemNote problem={reading.error} />}
        <button type="submit" className="button" disabled={reading.isPending || purpose.trim().length < 2}>
          {words.show}
        </button>{' '}
        <button type="button" className="button button-quiet" onClick={() => setAsking(false)}>
          {common.cancel}
        </button>
      </form>
    </>
  );
}
