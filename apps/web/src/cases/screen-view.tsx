import type { CaseView } from '../api/types.js';
import { MixedText } from '../kit/data-text.js';
import { useWords } from '../words/language.js';
import { ScreenLine } from './screen-line.js';

/** What the intake screen said when the case was accepted, and why a person took it all the same. */
export function ScreenView({ screen }: { readonly screen: CaseView['screen'] }) {
  const words = useWords().caseView;
  if (screen === null) return null;
  return (
    <section className="block" aria-labelledby="screen-head">
      <h2 id="screen-head">{words.screen}</h2>
      {screen.civilPart !== null && (
        <p>
          {words.civilPart}
          <MixedText text={screen.civilPart} />
        </p>
      )}
      <ul className="screen-lines">
        {screen.lines.map((line) => (
          <ScreenLine key={line.rule} line={line}>
            {line.ground !== null && (
              <p>
                <b>{words.overruled}</b>
                <MixedText text={line.ground} />
              </p>
            )}
          </ScreenLine>
        ))}
      </ul>
    </section>
  );
}
