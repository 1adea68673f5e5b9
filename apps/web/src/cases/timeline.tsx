import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { EventView } from '../api/types.js';
import { DataText, MixedText } from '../kit/data-text.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { minuteOf } from '../words/dates.js';
import { useWords } from '../words/language.js';
import { useTextNames } from './history-words.js';
import { pastOf, useEvents, wholeHistory } from './use-case.js';

/** Deadlines that start and end with a step are told beneath it; one that fired is a step of its own. */
const follows: ReadonlySet<string> = new Set(['DeadlineSet', 'DeadlineCancelled']);

interface Told {
  readonly event: EventView;
  readonly clocks: readonly EventView[];
}

/** The steps, newest first, each step's clocks with the first event of its version. */
export function entriesOf(events: readonly EventView[]): readonly Told[] {
  const steps = events.filter(({ type }) => !follows.has(type));
  const withStep = new Set(steps.map(({ version }) => version));
  const alone = events.filter(({ type, version }) => follows.has(type) && !withStep.has(version));
  return [...steps, ...alone].sort(newestFirst).map((event, index, all) => {
    const lastOfVersion = all[index + 1]?.version !== event.version;
    return {
      event,
      clocks: lastOfVersion
        ? events.filter(({ type, version }) => version === event.version && follows.has(type) && withStep.has(version))
        : [],
    };
  });
}

const newestFirst = (one: EventView, other: EventView): number => other.seq - one.seq;

/** What happened, newest first: who, as what, when. */
export function Timeline({ id, version, asOf }: { readonly id: string; readonly version: number; readonly asOf: string | null }) {
  const words = useWords();
  const history = useEvents(id, asOf === null ? version : wholeHistory);
  const events = (history.data?.pages.flatMap((page) => page.items) ?? [])
    .filter((event) => asOf === null || event.version <= version)
    .sort(newestFirst);
  return (
    <section className="block" aria-labelledby="timeline-head">
      <h2 id="timeline-head">
        {words.caseView.timeline} <span className="quiet">{words.caseView.timelineHint}</span>
      </h2>
      {history.isPending && <Skeleton rows={3} />}
      {history.error && !history.data && <LoadFailed fault={history.error} retry={() => void history.refetch()} />}
      <ol className="timeline">
        {entriesOf(events).map(({ event, clocks }) => (
          <Entry key={event.seq} event={event} clocks={clocks}>
            {event.version !== version && (
              <Link href={pastOf(id, event.at)} className="entry-past">
                {words.caseView.asItWas}
                <span className="unseen"> {minuteOf(event.at)}</span>
              </Link>
            )}
          </Entry>
        ))}
      </ol>
      {history.hasNextPage && (
        <button type="button" className="button" disabled={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {words.caseView.older}
        </button>
      )}
    </section>
  );
}

/** What was written down then: reasons, minutes, results. Codes (all lower case) are not for readers. */
function Texts({ event }: { readonly event: EventView }) {
  const texts = Object.entries(useTextNames()).flatMap(([field, name]) => {
    const text = event.data[field];
    return typeof text === 'string' && !/^[a-z0-9-]*$/.test(text) ? [{ name, text }] : [];
  });
  return (
    <>
      {texts.map(({ name, text }) => (
        <p key={name} className="long-text">
          <span className="quiet">{name}: </span>
          <MixedText text={text} />
        </p>
      ))}
    </>
  );
}

interface EntryProps {
  readonly event: EventView;
  readonly clocks?: readonly EventView[];
  readonly children?: ReactNode;
}

export function Entry({ event, clocks = [], children }: EntryProps) {
  const words = useWords();
  const { actor } = event;
  return (
    <li className={`entry entry-${actor.kind}`}>
      <p className="entry-what">
        <b>{event.label}</b>
        <time className="quiet" dateTime={event.at}>
          {minuteOf(event.at)}
        </time>
      </p>
      {event.detail !== null && (
        <p className="long-text">
          <MixedText text={event.detail} />
        </p>
      )}
      <Texts event={event} />
      <p className="quiet">
        {actor.kind === 'clock' ? (
          words.common.clock
        ) : (
          <>
            <DataText>{actor.name}</DataText>
            {actor.role !== null && ` · ${actor.role}`}
            {actor.organisation !== null && ` · ${actor.organisation}`}
          </>
        )}
      </p>
      {clocks.length > 0 && (
        <details className="why">
          <summary>{words.caseView.clocks(clocks.length)}</summary>
          <ul className="plain quiet">
            {clocks.map((clock) => (
              <li key={clock.seq}>
                {clock.label} <MixedText text={clock.detail ?? ''} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {children}
    </li>
  );
}
