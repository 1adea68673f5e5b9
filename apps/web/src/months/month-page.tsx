import { Link } from 'wouter';
import { http, viewOf } from '../api/client.js';
import type { PeriodView, ReportRowView } from '../api/types.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import { minuteOf } from '../words/dates.js';
import { useLanguage } from '../words/language.js';
import { MonthActions } from './month-actions.js';
import { useMonthWords } from './month-words.js';
import { ReportPage } from './report-page.js';
import { monthKey, useMonth } from './use-months.js';

/** One month: for a village its own report, for the centre all of them, with figures that open into what they count. */
export function MonthPage({ month }: { readonly month: string }) {
  const words = useMonthWords();
  const language = useLanguage();
  const found = useMonth(month);
  const view = found.data;
  const [own] = view?.reports ?? [];
  if (found.isPending) return <Skeleton />;
  if (!view) return <LoadFailed fault={found.error} retry={() => void found.refetch()} />;
  if (view.state === null && own) return <ReportPage id={own.id} />;
  return (
    <>
      <PageHead title={words.month(view.month)} name={words.month(view.month)}>
        <p className="lead">
          {view.stateLabel !== null && <span className="tag">{view.stateLabel}</span>} {words.due(minuteOf(view.dueAt))} ·{' '}
          {words.summaryOn(view.summaryOn)} · {words.sendUpOn(view.sendUpOn)}
        </p>
      </PageHead>
      <MonthActions
        actions={view.actions}
        version={view.version ?? 0}
        draft={`month:${month}`}
        changed={monthKey(month, language)}
        send={(action, input, headers) =>
          viewOf(
            http.POST('/api/v1/instability/periods/{month}/actions/{action}', {
              params: { path: { month, action }, header: headers },
              body: input,
            }),
          )
        }
      />
      <Figures view={view} />
      <Reports rows={view.reports} />
    </>
  );
}

function Figures({ view }: { readonly view: PeriodView }) {
  const words = useMonthWords();
  const villages = new Map(view.reports.map((report) => [report.id, report.village.name]));
  return (
    <section className="block" aria-labelledby="figures-head">
      <h2 id="figures-head">{view.edition > 0 ? words.summary(view.edition) : words.soFar}</h2>
      <p>
        {words.download}:{' '}
        {(['docx', 'xlsx'] as const).map((format) => (
          <a key={format} className="button" href={`/api/v1/instability/periods/${view.month}/summary?format=${format}`} download>
            {words[format]}
          </a>
        ))}
      </p>
      <ul className="figures">
        {view.figures.map(({ key, label, count, counts }) => (
          <li key={key}>
            {count === 0 ? (
              <p className="figure">
                {label} <b>0</b>
              </p>
            ) : (
              <details className="fold">
                <summary>
                  {label} <b>{count}</b>
                </summary>
                <ul>
                  {counts.map(({ report, item }) => (
                    <li key={`${report} ${item ?? ''}`}>
                      <Link href={`/reports/${report}${item === undefined ? '' : `#item-${item + 1}`}`}>
                        {villages.get(report)}
                        {item !== undefined && ` ${words.itemNumber(item + 1)}`}
                      </Link>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
      {view.absent.length > 0 && (
        <>
          <h3>{words.absent}</h3>
          <ul>
            {view.absent.map(({ id, number }) => (
              <li key={id}>
                <Link href={`/cases/${id}`}>{number}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Reports({ rows }: { readonly rows: readonly ReportRowView[] }) {
  const words = useMonthWords();
  return (
    <section className="block" aria-labelledby="reports-head">
      <h2 id="reports-head">{words.reports}</h2>
      <ul className="cards">
        {rows.map((row) => (
          <li key={row.id} className="card">
            <Link href={`/reports/${row.id}`} className="card-link">
              <b>{row.village.name}</b>
            </Link>
            <p>
              <span className="tag">{row.stateLabel}</span> {row.late && <span className="tag">{words.late}</span>}{' '}
              {row.filed === 'zero' ? words.zero : row.filed === 'items' ? words.items(row.items) : ''}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
