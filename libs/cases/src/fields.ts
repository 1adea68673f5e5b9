import type { InputSchema, Words } from '@lib/kernel';

/** Longest free text in characters; 20,000 holds the minutes of a long session. */
const longText = 20_000;
const lineText = 500;

/** Builders of input schemas, so that each action reads as the list of its fields. */
export const input = (properties: { readonly [name: string]: InputSchema }, ...optional: readonly string[]): InputSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

export const nothing: InputSchema = { type: 'object', properties: {}, required: [] };

export const line = (title: Words, field: string): InputSchema => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength: lineText,
  textField: field,
  format: 'plain-text',
});
export const prose = (title: Words, field: string): InputSchema => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength: longText,
  textField: field,
  format: 'plain-text',
});
export const day = (title: Words): InputSchema => ({ type: 'string', title, format: 'date', prefill: true });
export const choice = (title: Words, choices: string): InputSchema => ({
  type: 'string',
  title,
  choices,
  minLength: 1,
  maxLength: 100,
  prefill: true,
});
export const someOf = (title: Words, choices: string, minItems = 0): InputSchema => ({
  type: 'array',
  title,
  minItems,
  maxItems: 30,
  items: { type: 'string', choices, minLength: 1, maxLength: 100 },
  prefill: true,
});
/** What only a person can answer starts empty: a consent or a ruling is never guessed. */
export const oneOf = <T extends string>(title: Words, values: { readonly [value in T]: Words }): InputSchema => ({
  type: 'string',
  title,
  enum: Object.keys(values),
  enumTitles: Object.values<Words>(values),
});
export const yes = (title: Words): InputSchema => ({ type: 'boolean', title });
/** Yuan with two decimals at most; the bound keeps sums exact in a double. */
export const yuan = (title: Words): InputSchema => ({ type: 'number', title, minimum: 0, maximum: 1_000_000_000 });
export const rows = (title: Words, items: InputSchema, minItems = 1, maxItems = 200): InputSchema => ({
  type: 'array',
  title,
  items,
  minItems,
  maxItems,
});

export const reason = line({ zh: '理由（一句话）', en: 'Reason (one line)' }, 'reason');

/** Words of a person or of the record: the same in both languages. */
export const same = (text: string): Words => ({ zh: text, en: text });
