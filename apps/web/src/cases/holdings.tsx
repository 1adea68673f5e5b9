import type { CaseView } from '../api/types.js';
import { minuteOf, spanOf } from '../words/dates.js';
import { useWords } from '../words/language.js';

/** Who held the case for how long; the longest bar is the longest time. The lengths sum to the time for which it was open. */
export function Holdings({ holdings }: { readonly holdings: CaseView['holdings'] }) {
  const words = useWords();
  const { caseView, span } = words;
  if (holdings.length === 0) return null;
  const longest = Math.max(...holdings.map(({ milliseconds }) => milliseconds), 1);
  const total = holdings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return (
    <section className="block" aria-labelledby="holdings-head">
      <h2 id="holdings-head">
        {caseView.holdings} <span className="quiet">{caseView.inAll(span(spanOf(total)))}</span>
      </h2>
      <ol className="holdings">
        {holdings.map(({ organisation, postLabel, from, to, milliseconds, waitingOn }) => (
          <li key={`${from} ${organisation.id} ${waitingOn ?? ''}`}>
            <p>
              <b>{organisation.label}</b> <span className="quiet">{postLabel}</span>
            </p>
            <p className="quiet">
              {minuteOf(from)} – {to === null ? caseView.untilNow : minuteOf(to)} · <b>{span(spanOf(milliseconds))}</b>
            </p>
            {waitingOn !== null && <p className="quiet">{caseView.waiting(waitingOn)}</p>}
            <progress className="holding-bar" aria-hidden="true" max={longest} value={milliseconds} />
          </li>
        ))}
      </ol>
    </section>
  );
}
