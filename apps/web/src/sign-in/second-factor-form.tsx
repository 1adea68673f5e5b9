import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { fieldId } from '../kit/error-summary.js';
import { PageHead } from '../kit/page-head.js';
import { ProblemNote } from '../kit/problem-note.js';
import { TextInput } from '../kit/text-input.js';
import { useOwedWords } from './owed-words.js';

const form = 'second-factor';

/** The key, a code of it, then the recovery codes, which are never shown again: only after them does the user go on. */
export function SecondFactorForm() {
  const words = useOwedWords();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const beginning = useMutation({
    mutationKey: ['me'],
    mutationFn: () => viewOf(http.POST('/api/v1/session/second-factor', { body: {} })),
  });
  const confirming = useMutation({
    mutationKey: ['me'],
    mutationFn: () => viewOf(http.POST('/api/v1/session/second-factor/confirmation', { body: { code: code.trim() } })),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (beginning.data) confirming.mutate();
    else beginning.mutate();
  };

  if (confirming.data) {
    return (
      <>
        <PageHead title={words.codesTitle} name={words.codesTitle}>
          <p className="lead">{words.codesLead}</p>
        </PageHead>
        <ul className="recovery-codes">
          {confirming.data.recoveryCodes.map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
        </ul>
        <button type="button" className="button button-primary" onClick={() => void queries.invalidateQueries({ queryKey: ['me'] })}>
          {words.done}
        </button>
      </>
    );
  }
  const fault = confirming.error ?? beginning.error;
  return (
    <>
      <PageHead title={words.factorTitle} name={words.factorTitle}>
        <p className="lead">{words.factorLead}</p>
      </PageHead>
      <form className="sign-in-form" noValidate onSubmit={submit}>
        {isProblem(fault) && <ProblemNote problem={fault} />}
        {beginning.data && (
          <>
            <p>
              {words.secret}: <code>{beginning.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
            <p>
              <a href={beginning.data.uri}>{words.openApp}</a>
            </p>
            <TextInput
              id={fieldId(form, '/code')}
              label={words.code}
              value={code}
              required
              autoComplete="one-time-code"
              onChange={setCode}
            />
          </>
        )}
        <button type="submit" className="button button-primary" disabled={beginning.isPending || confirming.isPending}>
          {beginning.data ? words.confirm : words.begin}
        </button>
      </form>
    </>
  );
}
