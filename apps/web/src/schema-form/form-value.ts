import type { FormObject, FormValue, RowsNode, SchemaNode } from './node.js';
import { isObject } from './node.js';

const inside = (value: FormValue, name: string): FormValue => (isObject(value) ? (value as FormObject)[name] : undefined);

/** What the form starts with: constants, defaults, and the example only where it is known (`x-prefill`). */
export function startValue(node: SchemaNode, example: FormValue, required: boolean): FormValue {
  if (node.prefill && example !== undefined) return example;
  if (node.preset !== undefined) return node.preset;
  switch (node.kind) {
    case 'group':
      return Object.fromEntries(
        node.fields.map((field) => [field.name, startValue(field.node, inside(example, field.name), field.required)]),
      );
    case 'rows':
      return Array.from({ length: firstRows(node, example, required) }, (_, index) => startRow(node.row, example, index));
    case 'choice': {
      const only = node.choices.length === 1 ? node.choices[0] : undefined;
      return required && only ? only.value : undefined;
    }
    case 'choices':
      return [];
    default:
      return undefined;
  }
}

/** As many rows as the example has (one for each party, one for each term); what stands in them is still to be said. */
function firstRows(node: RowsNode, example: FormValue, required: boolean): number {
  const least = node.minItems ?? 0;
  return required ? Math.max(least, 1, Array.isArray(example) ? example.length : 0) : least;
}

/** A new row of a list; the example's row of the same place tells what is known about it. */
export const startRow = (row: SchemaNode, example: FormValue, index: number): FormValue =>
  startValue(row, Array.isArray(example) ? ((example[index] ?? example[0]) as FormValue) : undefined, true);

const isBlank = (value: FormValue): boolean => value === undefined || value === null || value === '';

/** Whether nothing has been answered here, so that an optional group or list is left out. */
export function isEmpty(value: FormValue): boolean {
  if (Array.isArray(value)) return value.every((one: FormValue) => isEmpty(one));
  if (isObject(value)) return Object.values(value as FormObject).every(isEmpty);
  return isBlank(value) || value === false;
}

/** `YYYY-MM-DD HH:mm` of the town's clock as an instant. */
const instantOf = (text: string): string => (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text) ? `${text.replace(' ', 'T')}:00+08:00` : text);

/** What is sent: numbers as numbers, blanks left out, nothing the schema does not name. */
export function sentValue(node: SchemaNode, value: FormValue, required: boolean): FormValue {
  switch (node.kind) {
    case 'group': {
      if (!required && isEmpty(value)) return undefined;
      const sent = node.fields.map((field) => [field.name, sentValue(field.node, inside(value, field.name), field.required)] as const);
      return Object.fromEntries(sent.filter(([, one]) => one !== undefined));
    }
    case 'rows':
      if (!Array.isArray(value) || (!required && isEmpty(value))) return undefined;
      return value.map((one: FormValue) => sentValue(node.row, one, true) ?? null);
    case 'choices':
      return Array.isArray(value) && (value.length > 0 || required) ? value : undefined;
    case 'yes':
      return value === true ? true : required ? false : undefined;
    case 'number': {
      if (typeof value !== 'string') return isBlank(value) ? undefined : value;
      const text = value.trim().replace(/,/g, '');
      if (text === '') return undefined;
      return Number.isNaN(Number(text)) ? value : Number(text);
    }
    case 'moment':
      return typeof value === 'string' && value !== '' ? instantOf(value) : undefined;
    case 'fixed':
      return node.preset;
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    default:
      return isBlank(value) ? undefined : value;
  }
}

/** What stands at a JSON pointer; `undefined` where nothing does. */
export function valueAt(value: FormValue, pointer: string): FormValue {
  return pointer
    .split('/')
    .slice(1)
    .reduce<FormValue>((at, name) => (Array.isArray(at) ? (at[Number(name)] as FormValue) : inside(at, name)), value);
}
