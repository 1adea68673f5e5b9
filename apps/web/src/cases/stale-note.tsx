import { useEffect, useRef } from 'react';
import type { CaseView } from '../api/types.js';
import { useWords } from '../words/language.js';
import { entriesOf, Entry } from './timeline.js';
import { useEvents } from './use-case.js';

interface Props {
  readonly seen: CaseView;
  readonly now: CaseView;
  readonly allowed: boolean;
  readonly because: string | undefined;
  readonly goOn: () => void;
}

/** Somebody else was first: both states side by side, what was done meanwhile, and the choice to go on. */
export function StaleNote({ seen, now, allowed, because, goOn }: Props) {
  const words = useWords().caseView;
  const box = useRef<HTMLDivElement>(null);
  const history = useEvents(now.id, now.version);
  useEffect(() => box.current?.focus(), [now.version]);

  const since = (history.data?.pages.flatMap((page) => page.items) ?? []).filter((event) => event.version > seen.version);
  const holder = (view: CaseView): string => view.holder?.organisation.label ?? '–';
  return (
    <div ref={box} className="note note-warn" role="alert" tabIndex={-1}>
      <p className="note-title">{words.stale}</p>
      <p>{allowed ? words.staleText : words.staleGone}</p>
      {!allowed && because !== undefined && <p>{because}</p>}
      <ul>
        {seen.state !== now.state && <li>{words.changedState(seen.stateLabel, now.stateLabel)}</li>}
        {holder(seen) !== holder(now) && <li>{words.changedHolder(holder(seen), holder(now))}</li>}
      </ul>
      <ol className="timeline">
        {entriesOf(since).map(({ event, clocks }) => (
          <Entry key={event.seq} event={event} clocks={clocks} />
        ))}
      </ol>
      {allowed && (
        <button type="button" className="button" onClick={goOn}>
          {words.staleAgain}
        </button>
      )}
    </div>
  );
}
