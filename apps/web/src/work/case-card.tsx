import { Link } from 'wouter';
import type { WorkRowView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { Grade } from '../kit/grade.js';
import { Light, NoLight } from '../kit/light.js';
import { useWords } from '../words/language.js';
import { namesOf } from './names.js';

/** A case as one tap: who, what is needed, until when. */
export function CaseCard({ row }: { readonly row: WorkRowView }) {
  const words = useWords();
  return (
    <li className={`card${row.due === null ? '' : ` card-${row.due.light}`}`}>
      <div className="card-head">
        <h2 className="card-title">
          <Link href={`/cases/${row.id}`}>
            <DataText>{namesOf(row.parties, words.caseView)}</DataText>
          </Link>
        </h2>
        {row.due === null ? <NoLight ended={row.holder === null} /> : <Light due={row.due} withDate />}
      </div>
      <p className="card-needs">
        <b>{words.work.needs}</b>
        {row.needs}
      </p>
      <p className="card-summary">
        <DataText>{row.summary}</DataText>
      </p>
      <p className="card-facts">
        <span className="state">{row.stateLabel}</span>
        <Grade risk={row.risk} label={row.riskLabel} />
        <span>{row.category.leafLabel ?? row.category.tileLabel}</span>
        <span>{row.village === null ? words.row.noVillage : row.village.name}</span>
        <span className="number">
          <DataText>{row.number}</DataText>
        </span>
      </p>
    </li>
  );
}
