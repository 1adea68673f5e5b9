import type { CaseView, PartyView } from '../api/types.js';
import { DataText } from '../kit/data-text.js';
import { useWords } from '../words/language.js';

interface Props {
  readonly agreement: NonNullable<CaseView['agreement']>;
  readonly parties: readonly PartyView[];
}

export function Agreement({ agreement, parties }: Props) {
  const words = useWords();
  const { caseView } = words;
  const nameOf = (id: string): string => parties.find((party) => party.id === id)?.name ?? id;
  return (
    <section className="block" aria-labelledby="agreement-head">
      <h2 id="agreement-head">{caseView.agreement}</h2>
      <p>
        {agreement.form === 'written' ? caseView.written : caseView.oral} ·{' '}
        {agreement.effectiveOn === null ? caseView.notEffective : caseView.effective(agreement.effectiveOn)}
      </p>
      <h3>{caseView.terms}</h3>
      <ol className="terms">
        {agreement.terms.map((term) => (
          <li key={term.id}>
            <DataText>{term.text}</DataText>
            <span className={term.done ? 'light light-green' : 'quiet'}>
              {' '}
              {term.done ? `✓ ${caseView.termDone}` : `○ ${caseView.termOpen}`} · {words.light.dueOn(term.dueOn)}
            </span>
          </li>
        ))}
      </ol>
      {agreement.marks.length > 0 && (
        <>
          <h3>{caseView.marks}</h3>
          <ul className="plain">
            {agreement.marks.map((mark) => (
              <li key={`${mark.mark} ${mark.party ?? ''}`}>
                ✓ {words.mark[mark.mark] ?? mark.mark}
                {mark.party !== undefined && (
                  <>
                    {' '}
                    <DataText>{nameOf(mark.party)}</DataText>
                  </>
                )}{' '}
                · {mark.on}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
