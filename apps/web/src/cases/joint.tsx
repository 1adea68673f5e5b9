import type { CaseView } from '../api/types.js';
import { useWords } from '../words/language.js';
import { useAssistNames } from './history-words.js';

const glyphs: { readonly [status: string]: string } = { asked: '○', 'signed-for': '◐', declined: '×', reported: '✓', ended: '–' };

/** Joint handling: who leads, who assists and how far each work order is, and the office that the village proposed. */
export function Joint({ view: { lead, assisting, proposedOffice } }: { readonly view: CaseView }) {
  const { caseView } = useWords();
  const assist = useAssistNames();
  if (lead === null && assisting.length === 0 && proposedOffice === null) return null;
  return (
    <section className="block" aria-labelledby="joint-head">
      <h2 id="joint-head">{caseView.joint}</h2>
      <dl className="facts">
        {lead && (
          <div className="fact">
            <dt>{caseView.lead}</dt>
            <dd>{lead.label}</dd>
          </div>
        )}
        {proposedOffice && (
          <div className="fact">
            <dt>{caseView.proposed}</dt>
            <dd>{proposedOffice.label}</dd>
          </div>
        )}
        {assisting.length > 0 && (
          <div className="fact">
            <dt>{caseView.assisting}</dt>
            <dd>
              <ul className="plain">
                {assisting.map(({ id, label, status }) => (
                  <li key={id}>
                    <span aria-hidden="true">{glyphs[status]} </span>
                    {label} · {assist[status] ?? status}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
