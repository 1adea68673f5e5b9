import { Link } from 'wouter';
import type { CaseView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { minuteOf } from '../words/dates.js';
import { useWords } from '../words/language.js';
import { useStageNames } from './history-words.js';
import { hasRoad, roadOf } from './road.js';
import { useStatesBeen } from './use-case.js';

const glyphs = { passed: '✓', skipped: '–', here: '●', ahead: '○' } as const;

/** The road as a list, and in one sentence who has the case now. */
export function Road({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const stages = useStageNames();
  const been = useStatesBeen(view);
  const steps = roadOf({ kind: view.kind, state: view.state, throughTown: view.lead !== null, been });
  return (
    <section className="road" aria-label={words.caseView.road}>
      {steps ? (
        <ol className="road-steps">
          {steps.map(({ stage, place }) => (
            <li key={stage} className={`road-step road-${place}`} aria-current={place === 'here' ? 'step' : undefined}>
              <span className="road-glyph" aria-hidden="true">
                {glyphs[place]}
              </span>
              {stages[stage]}
              <span className="unseen"> ({words.caseView[place]})</span>
            </li>
          ))}
        </ol>
      ) : (
        <p>
          {hasRoad(view.kind) ? words.caseView.off : words.caseView.road}: <span className="state">{view.stateLabel}</span>
        </p>
      )}
      {view.mergedInto && (
        <p className="road-merged">
          {words.caseView.mergedInto}{' '}
          <Link href={`/cases/${view.mergedInto.id}`} className="number">
            <DataText>{view.mergedInto.number}</DataText>
          </Link>
        </p>
      )}
      <p className="road-holder">
        {view.holder === null ? (
          words.caseView.ended
        ) : (
          <>
            <b>{words.caseView.heldBy(view.holder.organisation.label, view.holder.postLabel)}</b>{' '}
            <span className="quiet">{words.caseView.since(minuteOf(view.holder.since))}</span>
          </>
        )}
      </p>
      {view.waitingOn !== null && <p className="road-waiting">{words.caseView.waiting(view.waitingOn)}</p>}
    </section>
  );
}
