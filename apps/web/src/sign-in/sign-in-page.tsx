import { useQueryClient } from '@tanstack/react-query';
import { PageHead } from '../kit/page-head.js';
import { ElderSwitch } from '../shell/elder-switch.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { useLanguage, useWords } from '../words/language.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  const words = useWords();
  const language = useLanguage();
  const queries = useQueryClient();
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
        <SignInForm onDone={(user) => queries.setQueryData(['me', language], user)} />
      </main>
    </div>
  );
}
