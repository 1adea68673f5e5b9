import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { ReceiptView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { minuteOf } from '../words/dates.js';
import { useReceiptWords } from './receipt-words.js';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Where the case of a receipt stands. */
export function Receipt({ view }: { readonly view: ReceiptView }) {
  const words = useReceiptWords();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [view]);
  return (
    <>
      <section className="block" aria-labelledby="receipt-result">
        <h2 id="receipt-result" ref={head} tabIndex={-1}>
          {words.result}
        </h2>
        {view.notes.map((note) => (
          <p key={note} className="note note-warn">
            {note}
          </p>
        ))}
        <dl className="facts">
          <Fact name={words.stage}>
            <span className="state">{view.stateLabel}</span>
          </Fact>
          <Fact name={words.holder}>{view.holder === null ? words.nobody : <DataText>{view.holder.label}</DataText>}</Fact>
          {view.waitingOn !== null && <Fact name={words.waitingOn}>{view.waitingOn}</Fact>}
          {view.open && <Fact name={words.limits}>{view.limits.length === 0 ? words.noLimit : <Limits limits={view.limits} />}</Fact>}
          {view.next.length > 0 && (
            <Fact name={words.next}>
              <ul className="plain">
                {view.next.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            </Fact>
          )}
          <Fact name={words.number}>
            <span className="number">
              <DataText>{view.number}</DataText>
            </span>
          </Fact>
          <Fact name={words.kind}>{view.kindLabel}</Fact>
          <Fact name={words.registered}>{view.registeredOn}</Fact>
          <Fact name={words.changed}>{view.changedOn}</Fact>
        </dl>
      </section>
      <Sealed view={view} />
    </>
  );
}

function Limits({ limits }: Pick<ReceiptView, 'limits'>) {
  const words = useReceiptWords();
  return (
    <ul className="plain">
      {limits.map(({ rule, label, article, dueOn, paused, overdue }) => (
        <li key={rule}>
          {label}: <b>{words.dueOn(dueOn)}</b>
          {paused && words.paused}
          {overdue && words.overdue}
          {article !== '' && (
            <>
              {' '}
              <span className="quiet">
                <DataText>{article}</DataText>
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Sealed({ view: { sealed, number } }: { readonly view: ReceiptView }) {
  const words = useReceiptWords();
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(sealed?.proof)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${number}.proof.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <section className="block" aria-labelledby="receipt-sealed">
      <h2 id="receipt-sealed">{words.sealedTitle}</h2>
      {sealed === null ? (
        <p>{words.notSealed}</p>
      ) : (
        <>
          <p>{words.sealed(sealed.events, minuteOf(shanghaiText(sealed.through)))}</p>
          <dl className="facts">
            <Fact name={words.short}>
              <code className="receipt-short">{sealed.short}</code>
            </Fact>
            <Fact name={words.key}>
              <code className="receipt-short">{sealed.key}</code>
            </Fact>
          </dl>
          <p className="form-buttons">
            <button type="button" className="button" onClick={save}>
              {words.proof}
            </button>
          </p>
          <p className="quiet">{words.proofHint}</p>
        </>
      )}
    </section>
  );
}

const hour = 3_600_000;
/** The seal's instant is in UTC; the town's wall clock is eight hours on, the year round. */
const shanghaiText = (instant: string): string => new Date(Date.parse(instant) + 8 * hour).toISOString();
