import { LanguageSwitch } from '../shell/language-switch.js';
import { SignOut } from '../shell/sign-out.js';
import { useWords } from '../words/language.js';
import { FirstPasswordForm } from './first-password-form.js';
import { SecondFactorForm } from './second-factor-form.js';
import { useUser } from './session.js';

/** What must be done before anything else is open, one thing at a time. */
export function OwedPage() {
  const words = useWords();
  const [first] = useUser().owes;
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <span className="brand">{words.app.name}</span>
        <span>
          <LanguageSwitch />
          <SignOut />
        </span>
      </header>
      <main id="main" className="sign-in-main" tabIndex={-1}>
        {first === 'password-change' ? <FirstPasswordForm /> : <SecondFactorForm />}
      </main>
    </div>
  );
}
