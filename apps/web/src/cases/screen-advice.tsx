import { useCodes } from '../api/use-codes.js';
import type { CaseView } from '../api/types.js';
import { valueAt } from '../schema-form/form-value.js';
import type { FormValue } from '../schema-form/node.js';
import { useName, useWords } from '../words/language.js';
import { ScreenLine } from './screen-line.js';
import { tickedLines } from './screen-lines.js';

interface Props {
  readonly value: FormValue;
  readonly view: CaseView;
  readonly choose: (action: string) => void;
}

/** The action that sends a matter where the screen says it belongs. */
const outward = 'refer-out';

/** What the lines that were just ticked mean, before anything is sent: told while the form is filled, and read aloud. */
export function ScreenAdvice({ value, view, choose }: Props) {
  const words = useWords().caseView;
  const nameOf = useName();
  const screen = useCodes().data?.screen ?? [];
  const listed = valueAt(value, '/screen');
  const lines = tickedLines(screen, Array.isArray(listed) ? listed.map(String) : []);
  const mayReferOut = view.actions.find(({ action, allowed }) => action === outward && allowed);
  const forbidden = lines.filter(({ result }) => result === 'BLOCK');
  return (
    <div role="status">
      {lines.length > 0 && (
        <div className="note note-warn screen-advice">
          <p className="note-title">{forbidden.length > 0 ? words.screenForbids : words.screenLimits}</p>
          <ul className="screen-lines">
            {lines.map(({ code, name, result, article, advice, overrulable, unless }) => (
              <ScreenLine key={code} line={{ rule: code, result, says: nameOf(name), article, advice: nameOf(advice) }}>
                {result === 'BLOCK' && <p>{overrulable && unless ? words.mayOverrule(nameOf(unless)) : words.mayNotOverrule}</p>}
                {result === 'PARTIAL' && <p>{words.nameCivilPart}</p>}
              </ScreenLine>
            ))}
          </ul>
          {forbidden.length > 0 && mayReferOut && (
            <button type="button" className="button" onClick={() => choose(outward)}>
              {words.insteadDo(mayReferOut.label)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
