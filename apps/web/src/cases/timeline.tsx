import type { EventView } from '../api/types.js';
import { DataText, MixedText } from '../kit/data-text.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { minuteOf } from '../words/dates.js';
import { useWords } from '../words/language.js';
import { useEvents } from './use-case.js';

const newestFirst = (one: EventView, other: EventView): number => other.seq - one.seq;

/** What happened, newest first: who, as what, when. */
export function Timeline({ id, version }: { readonly id: string; readonly version: number }) {
  const words = useWords();
  const history = useEvents(id, version);
  const events = (history.data?.pages.flatMap((page) => page.items) ?? []).slice().sort(newestFirst);
  return (
    <section className="block" aria-labelledby="timeline-head">
      <h2 id="timeline-head">
        {words.caseView.timeline} <span className="quiet">{words.caseView.timelineHint}</span>
      </h2>
      {history.isPending && <Skeleton rows={3} />}
      {history.error && !history.data && <LoadFailed fault={history.error} retry={() => void history.refetch()} />}
      <ol className="timeline">
        {events.map((event) => (
          <Entry key={event.seq} event={event} />
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

export function Entry({ event }: { readonly event: EventView }) {
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
      {event.says !== event.label && (
        <p className="long-text">
          <MixedText text={event.says} />
        </p>
      )}
      <p className="quiet">
        {actor.kind === 'clock' ? (
          words.common.clock
        ) : (
          <>
            <DataText>{actor.name}</DataText>
            {actor.role !== null && ` · ${actor.role}`}
            {actor.organisation !== null && (
              <>
                {' · '}
                {actor.organisation}
              </>
            )}
          </>
        )}
      </p>
    </li>
  );
}
