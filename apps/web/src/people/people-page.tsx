import { useInfiniteQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { http, viewOf } from '../api/client.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { TextInput } from '../kit/text-input.js';
import { useUser } from '../sign-in/session.js';
import '../style/people.css';
import { useLanguage, useWords } from '../words/language.js';
import { AddPerson } from './add-person.js';
import { usePeopleWords } from './people-words.js';
import { PersonRow } from './person-row.js';

const pageSize = 30;

/** Read by administrator and auditor; changed by the administrator. */
export function PeoplePage() {
  const words = usePeopleWords();
  const common = useWords().common;
  const language = useLanguage();
  const changes = useUser().posts.some(({ role }) => role === 'admin');
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const people = useInfiniteQuery({
    queryKey: ['people', q, language],
    queryFn: ({ pageParam }) => {
      const query = { limit: pageSize, ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return viewOf(http.GET('/api/v1/people', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  const find = (event: FormEvent): void => {
    event.preventDefault();
    setQ(typed.trim());
  };

  return (
    <>
      <PageHead title={words.title} name={words.title}>
        <p className="lead">{words.lead}</p>
      </PageHead>
      {changes && <AddPerson />}
      <form className="people-search" role="search" onSubmit={find}>
        <TextInput id="people-q" label={words.search} value={typed} plain type="search" onChange={setTyped} />
        <button type="submit" className="button">
          {words.find}
        </button>
      </form>
      {people.isPending && <Skeleton />}
      {people.error && !people.data && <LoadFailed fault={people.error} retry={() => void people.refetch()} />}
      {people.data && items.length === 0 && <p className="empty">{words.none}</p>}
      <ul className="people">
        {items.map((person) => (
          <PersonRow key={person.id} person={person} changes={changes} />
        ))}
      </ul>
      {people.hasNextPage && (
        <button
          type="button"
          className="button button-wide"
          disabled={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {common.more}
        </button>
      )}
    </>
  );
}
