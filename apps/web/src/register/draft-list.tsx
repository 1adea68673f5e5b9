import { DataText } from '../kit/data-text.js';
import { namesOf } from '../work/names.js';
import { useWords } from '../words/language.js';
import type { Draft } from './draft.js';

interface Props {
  readonly drafts: readonly Draft[];
  readonly goOnWith: (draft: Draft) => void;
  readonly drop: (draft: Draft) => void;
}

/** Registrations that were begun and not sent, from another tab or before the page was closed. */
export function DraftList({ drafts, goOnWith, drop }: Props) {
  const words = useWords();
  const { register } = words;
  if (drafts.length === 0) return null;
  return (
    <section className="note drafts" aria-label={register.drafts(drafts.length)}>
      <p className="note-title">{register.drafts(drafts.length)}</p>
      <ul className="plain">
        {drafts.map((draft) => {
          const names = namesOf(
            draft.parties.filter(({ name }) => name.trim() !== ''),
            words.caseView,
          );
          const called = names || draft.summary.slice(0, 20) || register.unnamed;
          return (
            <li key={draft.clientId}>
              <span>
                {words.kinds[draft.kind] ?? draft.kind}: <DataText>{called}</DataText>
              </span>
              <button type="button" className="button button-quiet" onClick={() => goOnWith(draft)}>
                {register.goOn}
                <span className="unseen"> {called}</span>
              </button>
              <button type="button" className="button button-quiet" onClick={() => drop(draft)}>
                {register.dropDraft}
                <span className="unseen"> {called}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
