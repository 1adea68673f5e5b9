import { Link } from 'wouter';
import { http, viewOf } from '../api/client.js';
import type { ReportItemView, ReportView } from '../api/types.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import type { FormValue } from '../schema-form/node.js';
import { minuteOf } from '../words/dates.js';
import { useLanguage } from '../words/language.js';
import { MonthActions } from './month-actions.js';
import { useMonthWords } from './month-words.js';
import { reportKey, useReport } from './use-months.js';

/** The report of one village: what it still has to do first, then what was filed. */
export function ReportPage({ id }: { readonly id: string }) {
  const words = useMonthWords();
  const language = useLanguage();
  const found = useReport(id);
  const view = found.data;
  if (found.isPending) return <Skeleton />;
  if (!view) return <LoadFailed fault={found.error} retry={() => void found.refetch()} />;
  const title = `${view.village.name} · ${words.month(view.month)}`;
  return (
    <>
      <PageHead title={title} name={title}>
        <p className="lead">
          <span className="tag">{view.stateLabel}</span> {view.late && <span className="tag">{words.late}</span>}{' '}
          {view.open && words.due(minuteOf(view.dueAt))}
        </p>
      </PageHead>
      {view.hint !== null && view.filed === null && (
        <p className="note">
          {view.hint} <Link href={`/ledger?village=${view.village.id}`}>{words.toLedger}</Link>
        </p>
      )}
      <MonthActions
        actions={view.actions}
        version={view.version}
        draft={`report:${id}`}
        changed={reportKey(id, language)}
        first="report-zero"
        start={(action) => (action === 'file' || action === 'correct' ? { items: startOf(view) } : undefined)}
        send={(action, input, headers) =>
          viewOf(
            http.POST('/api/v1/instability/reports/{id}/actions/{action}', {
              params: { path: { id, action }, header: headers },
              body: input,
            }),
          )
        }
      />
      <Filed view={view} />
    </>
  );
}

/** A form begins with what was filed before, else with what the ledger knows; what only people know stays empty. */
function startOf(view: ReportView): FormValue {
  if (view.filedItems.length > 0) return view.filedItems.map(startOfItem);
  if (view.prefill.length === 0) return [{}];
  return view.prefill.map(({ case: number, leaf, brief, people, grade, project, petition, carried }) => ({
    ...(number === null ? {} : { case: number }),
    ...(leaf === null ? {} : { leaf }),
    ...(brief === null ? {} : { brief }),
    people,
    grade,
    project,
    status: carried ? 'carried' : 'new',
    petition: petition ? undefined : 'none',
  }));
}

const startOfItem = (item: ReportItemView): FormValue => {
  const { leafLabel: _, gradeLabel: __, statusLabel: ___, petitionLabel: ____, ...fields } = item;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
};

function Filed({ view }: { readonly view: ReportView }) {
  const words = useMonthWords();
  if (view.filed === null) return null;
  return (
    <section className="block" aria-labelledby="filed-head">
      <h2 id="filed-head">{words.filed(view.edition)}</h2>
      {view.filed === 'zero' && (
        <p>
          {words.zero} {view.checkedBy !== null && words.checkedBy(view.checkedBy)}
        </p>
      )}
      <ol>
        {view.filedItems.map((item, index) => (
          <li key={index} id={`item-${index + 1}`}>
            <p>
              <span className="tag">{item.gradeLabel}</span> <span className="tag">{item.statusLabel}</span> {item.leafLabel} {item.brief}
            </p>
            {item.plan !== null && (
              <p>
                {words.plan}
                {item.plan}
              </p>
            )}
            {item.change !== null && (
              <p>
                {words.change}
                {item.change}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
