import { Dialog } from '@base-ui/react/dialog';
import { useQueryClient } from '@tanstack/react-query';
import type { UserView } from '../api/types.js';
import { announce } from '../kit/announce.js';
import { useWords } from '../words/language.js';
import { setSessionLost, useUser } from './session.js';
import { SignInForm } from './sign-in-form.js';

/** Signing in again over the page, so that a half-filled form is still there afterwards. */
export function SignInAgain() {
  const words = useWords();
  const user = useUser();
  const queries = useQueryClient();

  const goOn = (now: UserView): void => {
    setSessionLost(false);
    if (now.id !== user.id) {
      queries.clear(); // somebody else: nothing of the first user may stay on the screen
      window.location.assign('/');
      return;
    }
    announce(words.signIn.again);
    void queries.invalidateQueries();
  };

  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="dialog-title">{words.signIn.lost}</Dialog.Title>
          <Dialog.Description>{words.signIn.lostText}</Dialog.Description>
          <SignInForm username={user.username} onDone={goOn} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
