import { Link, useLocation, useSearch } from 'wouter';
import { DataText } from '../kit/data-text.js';
import { Grade } from '../kit/grade.js';
import { Light, NoLight } from '../kit/light.js';
import { PageHead } from '../kit/page-head.js';
import { LoadFailed } from '../kit/problem-note.js';
import { Skeleton } from '../kit/skeleton.js';
import '../style/case.css';
import '../style/print.css';
import { namesOf } from '../work/names.js';
import { useWords } from '../words/language.js';
import { Actions } from './actions.js';
import { Agreement } from './agreement.js';
import { Deadlines, nextDeadline } from './deadlines.js';
import { Facts } from './facts.js';
import { Links } from './links.js';
import { Road } from './road-view.js';
import { ScreenView } from './screen-view.js';
import { Timeline } from './timeline.js';
import { useCase } from './use-case.js';

/** One case: who, how urgent, where on its road, what now, until when, and how it came here. */
export function CasePage({ id }: { readonly id: string }) {
  const words = useWords();
  const found = useCase(id);
  const params = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const view = found.data;

  if (!view) return found.error ? <LoadFailed fault={found.error} retry={() => void found.refetch()} /> : <Skeleton rows={6} />;

  const chosen = params.get('do') ?? undefined;
  const choose = (action: string | undefined): void =>
    go(action === undefined ? `/cases/${id}` : `/cases/${id}?do=${action}`, { replace: true });
  const names = namesOf(view.parties, words.caseView);
  const due = nextDeadline(view.deadlines);
  const ended = view.holder === null;

  return (
    <article className="case">
      <PageHead title={<DataText>{names}</DataText>} name={names}>
        <p className="case-marks">
          <span className="state">{view.stateLabel}</span>
          {due === undefined ? <NoLight ended={ended} /> : <Light due={due} withDate />}
          <Grade risk={view.risk} label={view.riskLabel} />
          {view.flags.map((flag) => (
            <span key={flag} className="tag">
              {words.flag[flag] ?? flag}
            </span>
          ))}
        </p>
        <p className="case-number">
          <span>{words.kinds[view.kind] ?? view.kind}</span> ·{' '}
          <span className="number">
            <DataText>{view.number}</DataText>
          </span>
        </p>
        <div className="case-tools">
          <button type="button" className="button button-quiet" onClick={() => window.print()}>
            {words.caseView.print}
          </button>
          <Link href="/" className="button button-quiet">
            {words.caseView.back}
          </Link>
        </div>
      </PageHead>
      <Road view={view} />
      <div className="case-columns">
        <div>
          <Actions view={view} chosen={chosen} choose={choose} />
        </div>
        <div className="case-side">
          <Links links={view.links} />
          <Deadlines deadlines={view.deadlines} />
          <ScreenView screen={view.screen} />
          {view.agreement && <Agreement agreement={view.agreement} parties={view.parties} />}
          <Facts view={view} />
        </div>
        <div>
          <Timeline id={id} version={view.version} />
        </div>
      </div>
    </article>
  );
}
