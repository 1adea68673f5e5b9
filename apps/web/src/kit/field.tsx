import type { ReactNode } from 'react';
import { useWords } from '../words/language.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** No word on whether it must be filled in: a filter need not say that it may be empty. */
  readonly plain?: boolean;
  readonly children: ReactNode;
}

/** Ids of what describes a field, for `aria-describedby`; undefined where nothing does. */
export const describedBy = (id: string, hint: string | undefined, error: string | undefined): string | undefined =>
  [error === undefined ? '' : `${id}-error`, hint === undefined ? '' : `${id}-hint`].filter(Boolean).join(' ') || undefined;

export function OptionalMark({ required }: { readonly required: boolean }) {
  const words = useWords().common;
  return required ? null : <span className="field-optional">{words.optional}</span>;
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <span aria-hidden="true">! </span>
      {error}
    </p>
  );
}

/** Label above, hint below it, then the control, with the error between: read in that order by eye and by ear. */
export function Field({ id, label, required = false, plain = false, hint, error, children }: Props) {
  return (
    <div className={error === undefined ? 'field' : 'field field-bad'}>
      <label htmlFor={id}>
        {label}
        <OptionalMark required={required || plain} />
      </label>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

/** A set of controls under one question. */
export function FieldGroup({ id, label, required = false, hint, error, children }: Props) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={error === undefined ? 'field' : 'field field-bad'}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>
        {label}
        <OptionalMark required={required} />
      </legend>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children}
    </fieldset>
  );
}
