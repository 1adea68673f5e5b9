import type { DeadlineView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { Light } from '../kit/light.js';
import { useWords } from '../words/language.js';

const isRunning = (deadline: DeadlineView): boolean => deadline.status === 'pending' || deadline.status === 'paused';
const byDue = (one: DeadlineView, other: DeadlineView): number => one.dueAt.localeCompare(other.dueAt);

/** The pending deadline that falls first. */
export const nextDeadline = (deadlines: readonly DeadlineView[]): DeadlineView | undefined =>
  deadlines.filter((deadline) => deadline.status === 'pending').sort(byDue)[0];

/** Running deadlines with their whole derivation; the past ones folded. */
export function Deadlines({ deadlines }: { readonly deadlines: readonly DeadlineView[] }) {
  const words = useWords().caseView;
  const running = deadlines.filter(isRunning).sort(byDue);
  const past = deadlines.filter((deadline) => !isRunning(deadline)).sort(byDue);
  return (
    <section className="block" aria-labelledby="deadlines-head">
      <h2 id="deadlines-head">{words.deadlines}</h2>
      {running.length === 0 && <p className="quiet">{words.noDeadlines}</p>}
      <ul className="deadlines">
        {running.map((deadline) => (
          <Deadline key={deadline.id} deadline={deadline} open />
        ))}
      </ul>
      {past.length > 0 && (
        <details className="fold">
          <summary>{words.oldDeadlines(past.length)}</summary>
          <ul className="deadlines">
            {past.map((deadline) => (
              <Deadline key={deadline.id} deadline={deadline} open={false} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Deadline({ deadline, open }: { readonly deadline: DeadlineView; readonly open: boolean }) {
  const words = useWords();
  return (
    <li className="deadline">
      <p className="deadline-head">
        <b>{deadline.label}</b>
        {deadline.status === 'pending' ? (
          <Light due={deadline} withDate />
        ) : deadline.status === 'paused' ? (
          <span className="tag">{words.light.paused}</span>
        ) : (
          <span className="quiet">
            {words.deadlineStatus[deadline.status]} · {deadline.dueOn}
          </span>
        )}
      </p>
      {deadline.provisional && <p className="quiet">{words.light.provisional}</p>}
      {deadline.status === 'pending' && deadline.then !== '' && (
        <p>
          {words.caseView.then}
          {deadline.then}
        </p>
      )}
      {deadline.why.length > 0 && (
        <details className="why" open={open}>
          <summary>{words.caseView.derivation}</summary>
          <ol>
            {deadline.why.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
        </details>
      )}
      <p className="quiet">
        {deadline.rule}
        {deadline.article !== '' && (
          <>
            {' · '}
            <DataText>{deadline.article}</DataText>
          </>
        )}
      </p>
    </li>
  );
}
