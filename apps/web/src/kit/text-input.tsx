import { describedBy, Field } from './field.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly plain?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly lines?: number;
  readonly type?: 'text' | 'password' | 'tel' | 'search';
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'tel';
  readonly maxLength?: number | undefined;
  readonly autoComplete?: string;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: string) => void;
}

export function TextInput({
  id,
  label,
  value,
  required = false,
  plain = false,
  hint,
  error,
  lines = 1,
  type = 'text',
  onChange,
  ...rest
}: Props) {
  const shared = {
    id,
    className: 'input',
    value,
    'aria-required': required,
    'aria-invalid': error !== undefined,
    'aria-describedby': describedBy(id, hint, error),
    ...rest,
  };
  return (
    <Field id={id} label={label} required={required} plain={plain} hint={hint} error={error}>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input {...shared} type={type} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  );
}
