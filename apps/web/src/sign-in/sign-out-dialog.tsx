import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useWords } from '../words/language.js';

interface Props {
  readonly count: number;
  readonly stay: () => void;
  readonly leave: () => void;
}

/** Signing out takes the unsent drafts with it: said before, with their number. */
export function SignOutDialog({ count, stay, leave }: Props) {
  const words = useWords().shell;
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && stay()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog-title">{words.leaveTitle}</AlertDialog.Title>
          <AlertDialog.Description>{words.leaveText(count)}</AlertDialog.Description>
          <p className="form-buttons">
            <button type="button" className="button" onClick={stay}>
              {words.stay}
            </button>
            <button type="button" className="button button-danger" onClick={leave}>
              {words.leave}
            </button>
          </p>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
