import type { ReactNode } from 'react';
import type { CaseView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { useBesideWords } from './beside-words.js';

/** What goes on beside the mediation: tasks of conferences, calls to departments, supervision, the parties' own rights, legal aid. */
export function Beside({ view }: { readonly view: CaseView }) {
  const beside = useBesideWords();
  const { tasks, calls, supervision, urgentReports, rights, legalAid } = view;
  if (tasks.length + calls.length + urgentReports.length + rights.length === 0 && supervision === null && legalAid === null) return null;
  return (
    <section className="block" aria-labelledby="beside-head">
      <h2 id="beside-head">{beside.head}</h2>
      <dl className="facts">
        <Listed name={beside.tasks}>
          {tasks.map(({ id, organisation, what, by, status }) => (
            <Owed key={id} done={status === 'done'} says={status === 'done' ? beside.done : beside.by(by)}>
              {organisation.label} · <DataText>{what}</DataText>
            </Owed>
          ))}
        </Listed>
        <Listed name={beside.calls}>
          {calls.map(({ id, department, by, status }) => (
            <Owed key={id} done={status === 'answered'} says={status === 'answered' ? beside.answered : beside.by(by)}>
              <DataText>{department}</DataText>
            </Owed>
          ))}
        </Listed>
        <Listed name={beside.supervision}>
          {supervision && [
            <Owed
              key="supervision"
              done={supervision.answered}
              says={supervision.answered ? beside.answered : supervision.by === null ? beside.noAnswerAsked : beside.by(supervision.by)}
            >
              {beside.step[supervision.step]}
              {supervision.organisation && ` · ${supervision.organisation.label}`}
            </Owed>,
          ]}
        </Listed>
        <Listed name={beside.urgent}>
          {urgentReports.map((way) => (
            <Owed key={way} done says={beside.reported}>
              {beside.way[way] ?? way}
            </Owed>
          ))}
        </Listed>
        <Listed name={beside.rights}>
          {rights.map(({ rule, label, article, knownOn, dueOn, lapsed }) => (
            <li key={rule}>
              {label} · {lapsed ? beside.lapsed : beside.until(knownOn ?? '', dueOn ?? '')}
              <span className="quiet"> · {article}</span>
            </li>
          ))}
        </Listed>
        <Listed name={beside.legalAid}>
          {legalAid && [
            <li key="legal-aid">
              {beside.aid[legalAid.status]}
              {legalAid.dueOn !== null && ` · ${beside.by(legalAid.dueOn)}`}
            </li>,
          ]}
        </Listed>
      </dl>
    </section>
  );
}

/** A named list; nothing where it is empty. */
function Listed({ name, children }: { readonly name: string; readonly children: readonly ReactNode[] | null }) {
  if (!children || children.length === 0) return null;
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        <ul className="plain">{children}</ul>
      </dd>
    </div>
  );
}

function Owed({ done, says, children }: { readonly done: boolean; readonly says: string; readonly children: ReactNode }) {
  return (
    <li>
      <span aria-hidden="true">{done ? '✓' : '○'} </span>
      {children} · {says}
    </li>
  );
}
