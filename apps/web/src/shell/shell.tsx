import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { Link, useRoute } from 'wouter';
import { useReachable } from '../api/reachability.js';
import { Announcer } from '../kit/announce.js';
import { DataText } from '../kit/data-text.js';
import { useSessionLost, useUser } from '../sign-in/session.js';
import { useWords } from '../words/language.js';
import { ElderSwitch } from './elder-switch.js';
import { Icon, type IconName } from './icon.js';
import { LanguageSwitch } from './language-switch.js';
import { SignOut } from './sign-out.js';
import { useUnread } from './use-unread.js';

const SignInAgain = lazy(() => import('../sign-in/sign-in-again.js').then((module) => ({ default: module.SignInAgain })));

function NavLink({
  to,
  icon,
  label,
  count = 0,
}: {
  readonly to: string;
  readonly icon: IconName;
  readonly label: string;
  readonly count?: number;
}) {
  const [here] = useRoute(to);
  const words = useWords().shell;
  return (
    <li>
      <Link href={to} className="nav-link" aria-current={here ? 'page' : undefined}>
        <Icon name={icon} />
        <span>{label}</span>
        {count > 0 && (
          <span className="badge">
            <span aria-hidden="true">{count}</span>
            <span className="unseen">{words.unread(count)}</span>
          </span>
        )}
      </Link>
    </li>
  );
}

/** Who has to do with the monthly report; the hub shows nobody else one. */
const reports: ReadonlySet<string> = new Set(['village-mediator', 'village-leader', 'dispatcher', 'centre-head', 'town-leader', 'auditor']);

/** Top bar, navigation (below on a phone, beside on a desk), and the page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const user = useUser();
  const unread = useUnread();
  const lost = useSessionLost();
  const reachable = useReachable();
  const post = user.posts[0];
  const readsLog = user.posts.some(({ role }) => role === 'auditor');
  const readsPeople = user.posts.some(({ role }) => role === 'admin' || role === 'auditor');

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.shell.skip}
      </a>
      <header className="top">
        <Link href="/" className="brand">
          {user.town.name}
          <span className="brand-app"> {words.app.name}</span>
        </Link>
        <div className="top-user">
          <span className="who">
            <span className="unseen">{words.shell.you} </span>
            <b>
              <DataText>{user.name}</DataText>
            </b>
            {user.demonstration && <span className="tag">{words.shell.demonstration}</span>}
            {post && (
              <span className="who-post">
                {post.organisationLabel} · {post.roleLabel}
              </span>
            )}
          </span>
          <ElderSwitch />
          <LanguageSwitch />
          <SignOut />
        </div>
      </header>
      <nav className="nav" aria-label={words.shell.nav}>
        <ul>
          <NavLink to="/" icon="work" label={words.shell.work} />
          <NavLink to="/ledger" icon="ledger" label={words.shell.ledger} />
          <NavLink to="/register" icon="register" label={words.shell.register} />
          {user.posts.some(({ role }) => reports.has(role)) && <NavLink to="/months" icon="months" label={words.shell.months} />}
          <NavLink to="/notices" icon="notices" label={words.shell.notices} count={unread} />
          {readsPeople && <NavLink to="/people" icon="people" label={words.shell.people} />}
          {readsLog && <NavLink to="/audit" icon="audit" label={words.shell.audit} />}
        </ul>
      </nav>
      <main id="main" className="page" tabIndex={-1}>
        {!reachable && (
          <p className="note note-warn offline" role="status">
            {words.shell.offline}
          </p>
        )}
        {children}
      </main>
      <Announcer />
      {lost && (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      )}
    </div>
  );
}
