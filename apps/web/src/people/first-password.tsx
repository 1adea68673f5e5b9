import { MixedText } from '../kit/data-text.js';
import { usePeopleWords } from './people-words.js';

/** Shown once, to be handed over; it opens nothing but its own change. */
export function FirstPassword({ name, password }: { readonly name: string; readonly password: string }) {
  const words = usePeopleWords();
  return (
    <p className="note" role="status">
      <MixedText text={words.firstPassword(name)} />
      <code className="first-password">{password}</code>
    </p>
  );
}
