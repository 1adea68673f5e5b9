import { Radios } from '../kit/choice.js';
import { fieldId } from '../kit/error-summary.js';
import { FieldGroup } from '../kit/field.js';
import { TextInput } from '../kit/text-input.js';
import { useWords } from '../words/language.js';
import type { CaseKind, DraftParty, PartyRole } from './draft.js';
import { anotherParty, rolesOf } from './draft.js';

/** More than this many are entered by import, not by hand. */
const mostParties = 50;

interface Props {
  readonly form: string;
  readonly kind: CaseKind;
  readonly parties: readonly DraftParty[];
  readonly errorAt: (pointer: string) => string | undefined;
  readonly onChange: (parties: readonly DraftParty[]) => void;
}

export function Parties({ form, kind, parties, errorAt, onChange }: Props) {
  const words = useWords();
  const set = (index: number, changed: Partial<DraftParty>): void =>
    onChange(parties.map((party, at) => (at === index ? { ...party, ...changed } : party)));
  const nth = (index: number): string => words.common.nth(words.register.party, index + 1);

  return (
    <FieldGroup id={fieldId(form, '/parties')} label={words.register.parties} required error={errorAt('/parties')}>
      {parties.map((party, index) => (
        <div key={index} className="row-box" role="group" aria-label={nth(index)}>
          <div className="row-head">
            <span className="row-name">{nth(index)}</span>
            {parties.length > 1 && (
              <button type="button" className="button button-quiet" onClick={() => onChange(parties.filter((_, at) => at !== index))}>
                {words.common.remove(nth(index))}
              </button>
            )}
          </div>
          <TextInput
            id={fieldId(form, `/parties/${index}/name`)}
            label={words.register.name}
            value={party.name}
            required
            maxLength={100}
            autoComplete="off"
            error={errorAt(`/parties/${index}/name`)}
            onChange={(name) => set(index, { name })}
          />
          <Radios
            id={fieldId(form, `/parties/${index}/role`)}
            label={words.register.role}
            value={party.role}
            required
            options={rolesOf[kind].map((role) => ({ value: role, label: words.register.of[kind].role[role] ?? role }))}
            error={errorAt(`/parties/${index}/role`)}
            onChange={(role) => set(index, { role: role as PartyRole })}
          />
        </div>
      ))}
      {parties.length < mostParties && (
        <button type="button" className="button" onClick={() => onChange([...parties, anotherParty(kind)])}>
          {words.common.add(words.register.party)}
        </button>
      )}
    </FieldGroup>
  );
}
