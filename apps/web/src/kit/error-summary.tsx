import type { MouseEvent } from 'react';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/language.js';

export interface FieldError {
  /** JSON pointer of the field, e.g. `/terms/0/amount`. */
  readonly pointer: string;
  readonly says: string;
}

export const fieldId = (form: string, pointer: string): string => `${form}${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** Focuses the field of that pointer, or the nearest field around it that exists. */
function focusField(form: string, pointer: string): void {
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf('/'))) {
    const field = document.getElementById(fieldId(form, path));
    if (field) {
      const target = field.matches('input, select, textarea')
        ? field
        : (field.querySelector<HTMLElement>('input, select, textarea, button') ?? field);
      target.focus();
      return;
    }
    if (path === '') return;
  }
}

interface Props {
  readonly form: string;
  readonly title: string;
  readonly errors: readonly FieldError[];
  /** Changes with every attempt, so that the summary takes focus each time. */
  readonly attempt: number;
}

export function ErrorSummary({ form, title, errors, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const words = useWords().problem;
  const count = errors.length;

  useEffect(() => {
    if (count === 0) return;
    const before = document.title;
    document.title = words.pageTitle(count, title);
    box.current?.focus();
    return () => {
      document.title = before;
    };
  }, [attempt, count > 0]);

  if (count === 0) return null;
  const jump = (event: MouseEvent, pointer: string): void => {
    event.preventDefault();
    focusField(form, pointer);
  };
  return (
    <div ref={box} className="note note-bad" role="alert" tabIndex={-1}>
      <p className="note-title">{words.summary(count)}</p>
      <ul>
        {errors.map(({ pointer, says }) => (
          <li key={pointer + says}>
            <a href={`#${fieldId(form, pointer)}`} onClick={(event) => jump(event, pointer)}>
              {says}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
