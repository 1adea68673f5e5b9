import { useInfiniteQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { Link } from 'wouter';
import { http, viewOf } from '../api/client.js';
import type { AuditView } from '../api/types.js';
import { Select } from '../kit/choice.js';
import { DataText, MixedText } from '../kit/data-text.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { TextInput } from '../kit/text-input.js';
import '../style/audit.css';
import { minuteOf } from '../words/dates.js';
import { useLanguage, useWords } from '../words/language.js';
import { useAuditWords } from './audit-words.js';
import { TakeOut } from './take-out.js';

const pageSize = 50;
const deeds = ['reveal', 'search', 'export', 'receipt'] as const;

/** What of the log is asked for; empty: all of it. */
export interface AuditFilter {
  readonly deed?: (typeof deeds)[number];
  readonly user?: string;
  readonly case?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Read by the auditor: who read and took out what, the newest first. */
export function AuditPage() {
  const words = useAuditWords();
  const common = useWords().common;
  const language = useLanguage();
  const [typed, setTyped] = useState<{ readonly [name in keyof AuditFilter]?: string }>({});
  const [filter, setFilter] = useState<AuditFilter>({});
  const log = useInfiniteQuery({
    queryKey: ['audit', filter, language],
    queryFn: ({ pageParam }) => {
      const query = { ...filter, limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return viewOf(http.GET('/api/v1/audit', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (name: keyof AuditFilter) => (value: string) => setTyped({ ...typed, [name]: value });
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    setFilter(Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))));
  };

  return (
    <>
      <PageHead title={words.title} name={words.title}>
        <p className="lead">{words.lead}</p>
      </PageHead>
      <form className="filters" role="search" aria-label={words.title} noValidate onSubmit={apply}>
        <Select
          plain
          empty={words.all}
          id="audit-deed"
          label={words.deed}
          value={typed.deed ?? ''}
          options={deeds.map((deed) => ({ value: deed, label: words.deeds[deed] }))}
          onChange={set('deed')}
        />
        <TextInput plain id="audit-user" label={words.user} value={typed.user ?? ''} maxLength={60} onChange={set('user')} />
        <TextInput plain id="audit-case" label={words.number} value={typed.case ?? ''} maxLength={80} onChange={set('case')} />
        <TextInput
          plain
          inputMode="numeric"
          placeholder={common.dateShape}
          id="audit-from"
          label={words.from}
          value={typed.from ?? ''}
          onChange={set('from')}
        />
        <TextInput
          plain
          inputMode="numeric"
          placeholder={common.dateShape}
          id="audit-to"
          label={words.to}
          value={typed.to ?? ''}
          onChange={set('to')}
        />
        <button type="submit" className="button">
          {words.find}
        </button>
      </form>
      {log.isPending && <Skeleton />}
      {log.error && !log.data && <LoadFailed fault={log.error} retry={() => void log.refetch()} />}
      {log.data && items.length === 0 && <p className="empty">{words.none}</p>}
      <ol className="audit">
        {items.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      {log.hasNextPage && (
        <button type="button" className="button button-wide" disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {common.more}
        </button>
      )}
      {items.length > 0 && <TakeOut filter={filter} />}
    </>
  );
}

function Line({ line }: { readonly line: AuditView }) {
  const words = useAuditWords();
  const { at, deedLabel, fieldLabel, person, roleLabel, organisation, party, purpose, rows } = line;
  return (
    <li className="audit-line">
      <time dateTime={at}>{minuteOf(at)}</time>{' '}
      <b>
        {deedLabel}
        {fieldLabel !== null && ` · ${fieldLabel}`}
      </b>
      <p>
        <DataText>{person.name}</DataText>
        {roleLabel !== null && ` · ${roleLabel}`}
        {organisation !== null && (
          <>
            {' · '}
            <MixedText text={organisation.label} />
          </>
        )}
        {line.case !== null && (
          <>
            {' · '}
            <Link href={`/cases/${line.case.id}`}>
              <DataText>{line.case.number}</DataText>
            </Link>
          </>
        )}
        {party !== null && ` · ${words.party(party)}`}
        {rows !== null && ` · ${words.rows(rows)}`}
      </p>
      {purpose !== null && (
        <p className="quiet">
          <MixedText text={words.purpose(purpose)} />
        </p>
      )}
    </li>
  );
}
