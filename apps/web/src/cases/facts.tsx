import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import type { CaseView, PartyView } from '../api/types.js';
import { useCodes } from '../api/use-codes.js';
import { DataText } from '../kit/data-text.js';
import { minuteOf } from '../words/dates.js';
import { useName, useWords } from '../words/language.js';
import type { Dictionary, KindWords } from '../words/zh.js';

// Few read a number whole; the case's page does not carry the way to it.
const Reveal = lazy(() => import('./reveal.js').then((module) => ({ default: module.Reveal })));

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The kind's own names for its facts; a kind that came later has the general ones. */
const wordsOfKind = ({ register }: Dictionary, kind: string): KindWords | undefined =>
  (register.of as { readonly [kind: string]: KindWords | undefined })[kind];

export function Facts({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const { caseView, row } = words;
  const nameOf = useName();
  const moj = useCodes().data?.moj.find(({ code }) => code === view.category.moj);
  const of = wordsOfKind(words, view.kind);
  /** The number itself where it is whole already or may not be read, else with the way to read it. */
  const numberOf = (field: 'phone' | 'id-number', masked: string, { id, name }: PartyView): ReactNode =>
    view.reveals && masked.includes('*') ? (
      <Suspense fallback={masked}>
        <Reveal caseId={view.id} party={id} name={name} field={field} masked={masked} />
      </Suspense>
    ) : (
      masked
    );
  return (
    <section className="block" aria-labelledby="facts-head">
      <h2 id="facts-head">{caseView.facts}</h2>
      <dl className="facts">
        <Fact name={of?.summary ?? caseView.summary}>
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
                {of?.role[party.role] ?? words.partyRole[party.role] ?? party.role}
                {party.representative && ` · ${caseView.representative}`}
                {view.kind === 'dispute' && ` · ${words.consent[party.consent] ?? party.consent}`}
                {party.phone !== undefined && (
                  <>
                    {' · '}
                    {caseView.phone} {numberOf('phone', party.phone, party)}
                  </>
                )}
                {party.idNumber !== undefined && (
                  <>
                    {' · '}
                    {caseView.idNumber} {numberOf('id-number', party.idNumber, party)}
                  </>
                )}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={row.category}>
          {view.category.leafLabel ?? view.category.tileLabel}
          {moj && <span className="quiet"> · {caseView.moj(nameOf(moj.name))}</span>}
        </Fact>
        <Fact name={row.village}>{view.village === null ? row.noVillage : view.village.name}</Fact>
        <Fact name={of?.occurredOn ?? row.occurred}>{view.occurredOn}</Fact>
        <Fact name={caseView.registered}>{minuteOf(view.registeredAt)}</Fact>
      </dl>
    </section>
  );
}
