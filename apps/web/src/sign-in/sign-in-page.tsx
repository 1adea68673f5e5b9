import { useQuery, useQueryClient } from '@tanstack/react-query';
import { http, viewOf } from '../api/client.js';
import { PageHead } from '../kit/page-head.js';
import { ElderSwitch } from '../shell/elder-switch.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { useLanguage, useWords } from '../words/language.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  const words = useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const ways = useQuery({ queryKey: ['ways'], queryFn: () => viewOf(http.GET('/api/v1/session/ways')), staleTime: Infinity });
  // Whoever was on his way from the provider and was refused is led here.
  const refused = new URLSearchParams(window.location.search).has('refused');
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <span className="brand">{words.app.name}</span>
        <span>
          <ElderSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main id="main" className="sign-in-main" tabIndex={-1}>
        <PageHead title={words.signIn.title} name={words.signIn.title}>
          <p className="lead">{words.signIn.lead}</p>
        </PageHead>
        {refused && (
          <p className="note note-warn" role="alert">
            {words.signIn.refusedByProvider}
          </p>
        )}
        <SignInForm onDone={(user) => queries.setQueryData(['me', language], user)} />
        {ways.data?.openId && (
          <p>
            <a className="button" href="/api/v1/session/open-id">
              {words.signIn.byProvider}
            </a>
          </p>
        )}
      </main>
    </div>
  );
}
