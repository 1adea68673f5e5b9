import type { ReactNode } from 'react';
import type { CaseView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { minuteOf } from '../words/dates.js';
import { useWords } from '../words/language.js';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Facts({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const { caseView, row } = words;
  return (
    <section className="block" aria-labelledby="facts-head">
      <h2 id="facts-head">{caseView.facts}</h2>
      <dl className="facts">
        <Fact name={caseView.summary}>
          <span className="long-text">
            <DataText>{view.summary}</DataText>
          </span>
        </Fact>
        <Fact name={caseView.parties}>
          <ul className="plain">
            {view.parties.map((party) => (
              <li key={party.id}>
                <b>
                  <DataText>{party.name}</DataText>
                </b>{' '}
                {words.partyRole[party.role] ?? party.role} · {words.consent[party.consent] ?? party.consent}
                {party.phone !== undefined && (
                  <>
                    {' · '}
                    {caseView.phone} {party.phone}
                  </>
                )}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={row.category}>{view.category.leafLabel ?? view.category.tileLabel}</Fact>
        <Fact name={row.village}>{view.village === null ? row.noVillage : view.village.name}</Fact>
        <Fact name={row.occurred}>{view.occurredOn}</Fact>
        <Fact name={caseView.registered}>{minuteOf(view.registeredAt)}</Fact>
        {view.lead && <Fact name={caseView.lead}>{view.lead.label}</Fact>}
        {view.assisting.length > 0 && (
          <Fact name={caseView.assisting}>
            <ul className="plain">
              {view.assisting.map((office) => (
                <li key={office.id}>
                  {office.label} · {words.assistStatus[office.status] ?? office.status}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </section>
  );
}
