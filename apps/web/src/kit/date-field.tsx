import { townDay, townMinute } from '../words/dates.js';
import { useWords } from '../words/language.js';
import { describedBy, Field } from './field.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** A day that lies ahead (a term, a limit) gets other shortcuts than one that has been. */
  readonly ahead?: boolean;
  readonly withTime?: boolean;
  readonly onChange: (value: string) => void;
}

/** Text `YYYY-MM-DD` with shortcuts: the native picker keeps the machine's own language and order. */
export function DateField({ id, label, value, required = false, hint, error, ahead = false, withTime = false, onChange }: Props) {
  const words = useWords().common;
  const shape = withTime ? words.dateTimeShape : words.dateShape;
  const said = hint === undefined ? shape : `${hint} ${shape}`;
  const chips = withTime
    ? [{ says: words.now, value: townMinute() }]
    : ahead
      ? [
          { says: words.today, value: townDay() },
          { says: words.inDays(7), value: townDay(7) },
          { says: words.inDays(30), value: townDay(30) },
        ]
      : [
          { says: words.today, value: townDay() },
          { says: words.yesterday, value: townDay(-1) },
        ];
  return (
    <Field id={id} label={label} required={required} hint={said} error={error}>
      <div className="date-row">
        <input
          id={id}
          className="input date-input"
          type="text"
          inputMode={withTime ? 'text' : 'numeric'}
          autoComplete="off"
          maxLength={withTime ? 16 : 10}
          value={value}
          aria-required={required}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, said, error)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {chips.map((chip) => (
          <button key={chip.says} type="button" className="chip" aria-pressed={value === chip.value} onClick={() => onChange(chip.value)}>
            {chip.says}
          </button>
        ))}
      </div>
    </Field>
  );
}
