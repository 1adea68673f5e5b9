import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { announce } from '../kit/announce.js';
import { ProblemNote } from '../kit/problem-note.js';
import { TextInput } from '../kit/text-input.js';
import type { AuditFilter } from './audit-page.js';
import { useAuditWords } from './audit-words.js';

/** The lines of the filter as a file, once it is said what for. */
export function TakeOut({ filter }: { readonly filter: AuditFilter }) {
  const words = useAuditWords();
  const queries = useQueryClient();
  const [purpose, setPurpose] = useState('');
  const taking = useMutation({
    mutationFn: () => viewOf<string>(http.POST('/api/v1/audit/export', { body: { ...filter, purpose: purpose.trim() }, parseAs: 'text' })),
    onSuccess: (text) => {
      save(text, 'audit.csv');
      setPurpose('');
      announce(words.taken);
      void queries.invalidateQueries({ queryKey: ['audit'] });
    },
  });
  const take = (event: FormEvent): void => {
    event.preventDefault();
    taking.mutate();
  };
  return (
    <form className="block" noValidate onSubmit={take}>
      <TextInput id="audit-purpose" label={words.why} hint={words.whyHint} required value={purpose} maxLength={200} onChange={setPurpose} />
      {isProblem(taking.error) && <ProblemNote problem={taking.error} />}
      <button type="submit" className="button" disabled={taking.isPending || purpose.trim().length < 2}>
        {words.takeOut}
      </button>
    </form>
  );
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
