import { useMemo, useState } from 'react';
import type { Problem } from '../api/problem.js';
import type { FieldError } from '../kit/error-summary.js';
import { useWords } from '../words/language.js';
import { checkValue } from './check-value.js';
import { sentValue, startValue, valueAt } from './form-value.js';
import type { FormObject, FormValue, RawSchema, SchemaNode } from './node.js';
import { isObject } from './node.js';
import { exampleOf, readSchema } from './read-schema.js';

export interface SchemaFormState {
  readonly node: SchemaNode;
  readonly example: FormValue;
  readonly value: FormValue;
  readonly errors: readonly FieldError[];
  readonly attempt: number;
  readonly errorAt: (pointer: string) => string | undefined;
  readonly change: (value: FormValue) => void;
  /** The input ready to send, or nothing, with the faults now shown. */
  readonly finish: () => FormObject | undefined;
  /** Shows the field errors of a refusal; false when it names no field. */
  readonly refuse: (problem: Problem) => boolean;
}

/** A form over a JSON Schema: its value, its faults, and what is sent. The typed value outlives a new schema. `begin`: what is known already. */
export function useSchemaForm(schema: RawSchema, begin?: FormValue): SchemaFormState {
  const say = useWords().problem;
  const node = useMemo(() => readSchema(schema), [schema]);
  const example = useMemo(() => exampleOf(schema), [schema]);
  const [value, setValue] = useState<FormValue>(() => begin ?? startValue(node, example, true));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const show = (found: readonly FieldError[]): void => {
    setErrors(found);
    setAttempt((count) => count + 1);
  };

  return {
    node,
    example,
    value,
    errors,
    attempt,
    errorAt: (pointer) => errors.find((error) => error.pointer === pointer)?.says,
    change: (changed) => {
      // What is being mended is no longer called wrong; the rest still is.
      setErrors(errors.filter(({ pointer }) => valueAt(value, pointer) === valueAt(changed, pointer)));
      setValue(changed);
    },
    finish: () => {
      const sent = sentValue(node, value, true);
      const found = checkValue(node, sent, true, say);
      show(found);
      return found.length === 0 && isObject(sent) ? (sent as FormObject) : undefined;
    },
    refuse: (problem) => {
      const named = (problem.view.errors ?? [])
        .filter((error) => error.pointer !== '')
        .map(({ pointer, detail }) => ({ pointer, says: detail }));
      show(named);
      return named.length > 0;
    },
  };
}
