import { lazy, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { isSignedOut } from './api/problem.js';
import { PageHead } from './kit/page-head.js';
import { LoadFailed } from './kit/problem-note.js';
import { Skeleton } from './kit/skeleton.js';
import { Shell } from './shell/shell.js';
import { UserContext, useSession } from './sign-in/session.js';
import { SignInPage } from './sign-in/sign-in-page.js';
import { WorkPage } from './work/work-page.js';
import { useWords } from './words/language.js';

const LedgerPage = lazy(() => import('./ledger/ledger-page.js').then((module) => ({ default: module.LedgerPage })));
const CasePage = lazy(() => import('./cases/case-page.js').then((module) => ({ default: module.CasePage })));
const RegisterPage = lazy(() => import('./register/register-page.js').then((module) => ({ default: module.RegisterPage })));
const MonthsPage = lazy(() => import('./months/months-page.js').then((module) => ({ default: module.MonthsPage })));
const MonthPage = lazy(() => import('./months/month-page.js').then((module) => ({ default: module.MonthPage })));
const ReportPage = lazy(() => import('./months/report-page.js').then((module) => ({ default: module.ReportPage })));
const NoticesPage = lazy(() => import('./notices/notices-page.js').then((module) => ({ default: module.NoticesPage })));
const HandedPage = lazy(() => import('./receipts/handed-page.js').then((module) => ({ default: module.HandedPage })));
const ReceiptPage = lazy(() => import('./receipts/receipt-page.js').then((module) => ({ default: module.ReceiptPage })));
const PeoplePage = lazy(() => import('./people/people-page.js').then((module) => ({ default: module.PeoplePage })));
const AuditPage = lazy(() => import('./audit/audit-page.js').then((module) => ({ default: module.AuditPage })));
const OwedPage = lazy(() => import('./sign-in/owed-page.js').then((module) => ({ default: module.OwedPage })));

function NotFound() {
  const words = useWords().shell;
  return (
    <>
      <PageHead title={words.notFoundTitle} name={words.notFoundTitle} />
      <p>{words.notFound}</p>
      <Link href="/" className="button">
        {words.backToWork}
      </Link>
    </>
  );
}

/** The page of receipts is everybody's; all others ask who is there. */
export function App() {
  const [place] = useLocation();
  if (place !== '/r' && !place.startsWith('/r/')) return <House />;
  return (
    <Suspense fallback={<Skeleton />}>
      <ReceiptPage />
    </Suspense>
  );
}

function House() {
  const session = useSession();
  if (session.data && session.data.owes.length > 0) {
    return (
      <UserContext.Provider value={session.data}>
        <Suspense fallback={<Skeleton />}>
          <OwedPage />
        </Suspense>
      </UserContext.Provider>
    );
  }
  if (session.data) {
    return (
      <UserContext.Provider value={session.data}>
        <Shell>
          <Suspense fallback={<Skeleton />}>
            <Switch>
              <Route path="/" component={WorkPage} />
              <Route path="/ledger" component={LedgerPage} />
              <Route path="/register" component={RegisterPage} />
              <Route path="/notices" component={NoticesPage} />
              <Route path="/people" component={PeoplePage} />
              <Route path="/audit" component={AuditPage} />
              <Route path="/cases/:id/receipt">{({ id }) => <HandedPage key={id} id={id} />}</Route>
              <Route path="/months" component={MonthsPage} />
              <Route path="/months/:month">{({ month }) => <MonthPage key={month} month={month} />}</Route>
              <Route path="/reports/:id">{({ id }) => <ReportPage key={id} id={id} />}</Route>
              <Route path="/cases/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </Shell>
      </UserContext.Provider>
    );
  }
  if (isSignedOut(session.error)) return <SignInPage />;
  return (
    <main id="main" className="page">
      {session.error ? <LoadFailed fault={session.error} retry={() => void session.refetch()} /> : <Skeleton />}
    </main>
  );
}
