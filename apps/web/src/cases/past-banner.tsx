import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { EventView } from '../api/types.js';
import { minuteOf } from '../words/dates.js';
import { useWords } from '../words/language.js';
import { pastOf, useEvents, wholeHistory } from './use-case.js';

interface Step {
  readonly at: string;
  readonly says: string;
}

/** The instants at which something was done, oldest first, each with what was done then. */
export function stepsOf(events: readonly EventView[]): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const { at, label } of [...events].sort((one, other) => one.seq - other.seq)) {
    if (!steps.has(at)) steps.set(at, { at, says: label });
  }
  return [...steps.values()];
}

/** Says that this is the past, in which nothing can be done; leads to the step before and after, and back to now. */
export function PastBanner({ id, asOf }: { readonly id: string; readonly asOf: string }) {
  const words = useWords().caseView;
  const box = useRef<HTMLDivElement>(null);
  const [, go] = useLocation();
  const history = useEvents(id, wholeHistory);
  useEffect(() => box.current?.focus(), []);

  const steps = stepsOf(history.data?.pages.flatMap((page) => page.items) ?? []);
  const moment = Date.parse(asOf);
  const place = steps.filter(({ at }) => Date.parse(at) <= moment).length - 1;
  const move = (to: number): void => {
    const step = steps[to];
    if (step) go(pastOf(id, step.at), { replace: true });
  };
  return (
    <div ref={box} className="note note-warn past" role="region" aria-label={words.past} tabIndex={-1}>
      <p className="note-title">{words.pastTitle(minuteOf(asOf))}</p>
      <p aria-live="polite">
        {place >= 0 && words.pastAfter(place + 1, steps.length, steps[place]?.says ?? '')} {words.pastText}
      </p>
      {steps.length > 1 && (
        <label className="past-slider">
          <span className="unseen">{words.pastSlider}</span>
          <input
            type="range"
            min={0}
            max={steps.length - 1}
            value={Math.max(place, 0)}
            aria-valuetext={steps[place] && `${minuteOf(steps[place].at)} ${steps[place].says}`}
            onChange={(event) => move(Number(event.currentTarget.value))}
          />
        </label>
      )}
      <p className="past-buttons">
        <button type="button" className="button" disabled={place <= 0} onClick={() => move(place - 1)}>
          {words.pastBefore}
        </button>
        <button type="button" className="button" disabled={place < 0 || place >= steps.length - 1} onClick={() => move(place + 1)}>
          {words.pastNext}
        </button>
        <Link href={`/cases/${id}`} className="button">
          {words.pastNow}
        </Link>
      </p>
    </div>
  );
}
