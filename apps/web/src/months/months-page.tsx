import { Link } from 'wouter';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { minuteOf } from '../words/dates.js';
import { useMonthWords } from './month-words.js';
import { useMonths } from './use-months.js';

/** The months of the instability report. A village finds its own report behind each. */
export function MonthsPage() {
  const words = useMonthWords();
  const months = useMonths();
  const rows = months.data?.items ?? [];
  return (
    <>
      <PageHead title={words.title} name={words.title}>
        <p className="lead">{words.lead}</p>
      </PageHead>
      {months.isPending && <Skeleton />}
      {months.error && !months.data && <LoadFailed fault={months.error} retry={() => void months.refetch()} />}
      {months.data && rows.length === 0 && <p className="empty">{words.none}</p>}
      <ul className="cards">
        {rows.map((row) => (
          <li key={row.month} className="card">
            <Link href={`/months/${row.month}`} className="card-link">
              <b>{words.month(row.month)}</b>
            </Link>
            <p>
              {row.stateLabel !== null && <span className="tag">{row.stateLabel}</span>} {words.due(minuteOf(row.dueAt))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
