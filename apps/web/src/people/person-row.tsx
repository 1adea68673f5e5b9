import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import type { PersonView } from '../api/types.js';
import { randomUuid } from '../api/uuid.js';
import { announce } from '../kit/announce.js';
import { DataText, MixedText } from '../kit/data-text.js';
import { ProblemNote } from '../kit/problem-note.js';
import { useWords } from '../words/language.js';
import { FirstPassword } from './first-password.js';
import { usePeopleWords } from './people-words.js';

type Order =
  { readonly what: 'end-post'; readonly post: string; readonly label: string } | { readonly what: 'dismiss' } | { readonly what: 'reset' };

/** One person with his posts; each order is asked once more before it is given. */
export function PersonRow({ person, changes }: { readonly person: PersonView; readonly changes: boolean }) {
  const words = usePeopleWords();
  const cancel = useWords().common.cancel;
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Order>();
  const [password, setPassword] = useState<string | null>(null);
  const giving = useMutation({
    mutationFn: async (order: Order) => {
      const headers = { 'Idempotency-Key': randomUuid() };
      const at = { person: person.id };
      if (order.what === 'reset') {
        const made = await viewOf(http.POST('/api/v1/people/{person}/sign-in-reset', { params: { path: at, header: headers } }));
        return made.firstPassword;
      }
      if (order.what === 'dismiss') await viewOf(http.POST('/api/v1/people/{person}/dismissal', { params: { path: at, header: headers } }));
      else
        await viewOf(
          http.POST('/api/v1/people/{person}/posts/{post}/end', {
            params: { path: { ...at, post: order.post }, header: headers },
            body: {},
          }),
        );
      return null;
    },
    onSuccess: (made) => {
      setPassword(made);
      setAsked(undefined);
      announce(words.done);
      void queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const ask = (order: Order): void => {
    giving.reset();
    setAsked(order);
  };
  const question = asked && (asked.what === 'end-post' ? words.sure['end-post'](asked.label) : words.sure[asked.what](person.name));

  return (
    <li className="person" data-person={person.id}>
      <h2>
        <DataText>{person.name}</DataText> <code>{person.username}</code>
        {person.mustChange && <span className="tag">{words.mustChange}</span>}
        {person.secondFactor && <span className="tag">{words.secondFactor}</span>}
      </h2>
      {person.posts.length === 0 && <p>{words.noPost}</p>}
      <ul>
        {person.posts.map(({ id, roleLabel, organisationLabel, from, to, state, substituteFor }) => (
          <li key={id}>
            {roleLabel} · {organisationLabel} ({to === null ? words.since(from) : words.until(from, to)}, {words.state[state]}
            {substituteFor === null ? '' : `, ${words.standsIn}`})
            {changes && state !== 'ended' && (
              <button
                type="button"
                className="button button-quiet"
                onClick={() => ask({ what: 'end-post', post: id, label: `${roleLabel} · ${organisationLabel}` })}
              >
                {words.endPost}
              </button>
            )}
          </li>
        ))}
      </ul>
      {changes && person.leftAt === null && (
        <p className="form-buttons">
          <button type="button" className="button button-quiet" onClick={() => ask({ what: 'reset' })}>
            {words.reset}
          </button>
          <button type="button" className="button button-quiet" data-order="dismiss" onClick={() => ask({ what: 'dismiss' })}>
            {words.dismiss}
          </button>
        </p>
      )}
      {password !== null && <FirstPassword name={person.name} password={password} />}
      {asked && (
        <div className="note note-warn" role="alert">
          <p>
            <MixedText text={question ?? ''} />
          </p>
          {isProblem(giving.error) && <ProblemNote problem={giving.error} />}
          <p className="form-buttons">
            <button type="button" className="button" onClick={() => setAsked(undefined)}>
              {cancel}
            </button>
            <button type="button" className="button button-danger" disabled={giving.isPending} onClick={() => giving.mutate(asked)}>
              {words.yes}
            </button>
          </p>
        </div>
      )}
    </li>
  );
}
