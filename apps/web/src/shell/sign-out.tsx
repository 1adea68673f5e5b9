import { lazy, Suspense, useState } from 'react';
import { isProblem } from '../api/problem.js';
import { announce } from '../kit/announce.js';
import { draftNames } from '../kit/drafts.js';
import { useSignOut, useUser } from '../sign-in/session.js';
import { useWords } from '../words/language.js';

const SignOutDialog = lazy(() => import('../sign-in/sign-out-dialog.js').then((module) => ({ default: module.SignOutDialog })));

export function SignOut() {
  const words = useWords().shell;
  const user = useUser();
  const signOut = useSignOut();
  const [asked, setAsked] = useState(0);
  const leave = (): void => {
    setAsked(0);
    signOut().catch((fault: unknown) => announce(isProblem(fault) ? fault.view.detail : String(fault)));
  };
  const ask = (): void => {
    const unsent = draftNames(user.id).length;
    if (unsent === 0) leave();
    else setAsked(unsent);
  };
  return (
    <>
      <button type="button" className="button button-quiet" onClick={ask}>
        {words.signOut}
      </button>
      {asked > 0 && (
        <Suspense fallback={null}>
          <SignOutDialog count={asked} stay={() => setAsked(0)} leave={leave} />
        </Suspense>
      )}
    </>
  );
}
