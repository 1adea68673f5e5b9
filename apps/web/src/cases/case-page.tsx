import { lazy, Suspense } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { CaseView } from '../api/types.js';
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
import { MomentContext } from '../words/moment.js';
import { Actions } from './actions.js';
import { Agreement } from './agreement.js';
import { Beside } from './beside.js';
import { Deadlines, nextDeadline } from './deadlines.js';
import { Facts } from './facts.js';
import { Holdings } from './holdings.js';
import { Joint } from './joint.js';
import { Links } from './links.js';
import { Road } from './road-view.js';
import { ScreenView } from './screen-view.js';
import { Timeline } from './timeline.js';
import { useCase } from './use-case.js';

const PastBanner = lazy(() => import('./past-banner.js').then((module) => ({ default: module.PastBanner })));

/** One case: who, how urgent, where on its road, what now, until when, and how it came here. With `asOf`: as it was then. */
export function CasePage({ id }: { readonly id: string }) {
  const words = useWords();
  const params = new URLSearchParams(useSearch());
  const asOf = params.get('asOf') ?? undefined;
  const found = useCase(id, asOf);
  const [, go] = useLocation();
  const view = found.data;

  if (!view) {
    if (!found.error) return <Skeleton rows={6} />;
    return (
      <>
        <LoadFailed fault={found.error} retry={() => void found.refetch()} />
        <p className="form-buttons">
          <Link href={asOf === undefined ? '/' : `/cases/${id}`} className="button">
            {asOf === undefined ? words.shell.backToWork : words.caseView.pastNow}
          </Link>
        </p>
      </>
    );
  }
  const choose = (action: string | undefined): void =>
    go(action === undefined ? `/cases/${id}` : `/cases/${id}?do=${action}`, { replace: true });
  return (
    <MomentContext.Provider value={view.asOf === null ? null : Date.parse(view.asOf)}>
      <article className={view.asOf === null ? 'case' : 'case case-past'}>
        {view.asOf !== null && (
          <Suspense fallback={<Skeleton rows={2} />}>
            <PastBanner id={id} asOf={view.asOf} />
          </Suspense>
        )}
        <CaseHead view={view} />
        <Road view={view} />
        <div className="case-columns">
          <div>{view.asOf === null && <Actions view={view} chosen={params.get('do') ?? undefined} choose={choose} />}</div>
          <div className="case-side">
            <Links links={view.links} />
            <Deadlines deadlines={view.deadlines} />
            <Joint view={view} />
            <Beside view={view} />
            <ScreenView screen={view.screen} />
            {view.agreement && <Agreement agreement={view.agreement} parties={view.parties} />}
            <Facts view={view} />
            <Holdings holdings={view.holdings} />
          </div>
          <div>
            <Timeline id={id} version={view.version} asOf={view.asOf} />
          </div>
        </div>
      </article>
    </MomentContext.Provider>
  );
}

function CaseHead({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const names = namesOf(view.parties, words.caseView);
  const due = nextDeadline(view.deadlines);
  return (
    <PageHead title={<DataText>{names}</DataText>} name={names}>
      <p className="case-marks">
        <span className="state">{view.stateLabel}</span>
        {due === undefined ? <NoLight ended={view.holder === null} /> : <Light due={due} withDate />}
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
        {view.receipt && view.asOf === null && (
          <Link href={`/cases/${view.id}/receipt`} className="button button-quiet">
            {words.caseView.receipt}
          </Link>
        )}
        <Link href="/" className="button button-quiet">
          {words.caseView.back}
        </Link>
      </div>
    </PageHead>
  );
}
