import { useWords } from '../words/language.js';
import { MixedText } from './data-text.js';
import { describedBy, Field, FieldGroup } from './field.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface Shared {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

interface One extends Shared {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface Many extends Shared {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Short words can stand beside one another even on a phone. */
const shortWord = 6;

const optionsClass = (options: readonly Option[]): string =>
  options.every((option) => option.hint === undefined && option.label.length <= shortWord) ? 'options options-short' : 'options';

/** A few choices: all in sight, one tap each. */
export function Radios({
  id,
  label,
  options,
  value,
  required = false,
  hint,
  error,
  onChange,
  tiles = false,
}: One & { readonly tiles?: boolean }) {
  return (
    <FieldGroup id={id} label={label} required={required} hint={hint} error={error}>
      <div className={tiles ? 'tiles' : optionsClass(options)}>
        {options.map((option) => (
          <label key={option.value} className={tiles ? 'tile' : 'option'}>
            <input type="radio" name={id} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span className="option-text">
              <MixedText text={option.label} />
              {option.hint !== undefined && <span className="option-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** A longer list of rarely needed ticks is folded away until asked for. */
const foldedAbove = 8;

export function Checks({ id, label, options, values, required = false, hint, error, onChange }: Many) {
  const words = useWords().common;
  const toggle = (value: string): void => onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  const list = (
    <div className={optionsClass(options)}>
      {options.map((option) => (
        <label key={option.value} className="option">
          <input type="checkbox" value={option.value} checked={values.includes(option.value)} onChange={() => toggle(option.value)} />
          <span className="option-text">
            <MixedText text={option.label} />
          </span>
        </label>
      ))}
    </div>
  );
  const folded = !required && options.length > foldedAbove;
  return (
    <FieldGroup id={id} label={label} required={required} hint={hint} error={error}>
      {folded ? (
        <details className="fold">
          <summary>{words.chosen(values.length, options.length)}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </FieldGroup>
  );
}

/** Many choices: the system's own list, which every phone draws well. */
export function Select({
  id,
  label,
  options,
  value,
  required = false,
  hint,
  error,
  onChange,
  empty,
  plain = false,
}: One & { readonly empty?: string; readonly plain?: boolean }) {
  const words = useWords().common;
  return (
    <Field id={id} label={label} required={required} plain={plain} hint={hint} error={error}>
      <select
        id={id}
        className="input"
        value={value}
        aria-required={required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{empty ?? words.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
