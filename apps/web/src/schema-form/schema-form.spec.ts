import { describe, expect, it } from '@jest/globals';
import { en } from '../words/en.js';
import { checkValue } from './check-value.js';
import { sentValue, startValue, valueAt } from './form-value.js';
import type { FormValue, RawSchema } from './node.js';
import { exampleOf, readSchema } from './read-schema.js';

const party = {
  title: 'Party',
  oneOf: [
    { const: 'party-1', title: '张某' },
    { const: 'party-2', title: '李某' },
  ],
};

const agreement: RawSchema = {
  type: 'object',
  required: ['form', 'on', 'terms', 'told'],
  properties: {
    form: { type: 'string', title: 'Form', enum: ['oral', 'written'], 'x-enumTitles': ['Oral', 'Written'] },
    on: { type: 'string', format: 'date', title: 'Agreed on', 'x-prefill': true },
    told: { type: 'boolean', title: 'Told' },
    terms: {
      type: 'array',
      title: 'Terms',
      minItems: 1,
      items: {
        type: 'object',
        title: 'Term',
        required: ['debtor', 'what'],
        properties: {
          debtor: { ...party, 'x-prefill': true },
          what: { type: 'string', title: 'What', minLength: 2, maxLength: 10 },
          amount: { type: 'number', title: 'Amount', minimum: 0 },
        },
      },
    },
    helpers: { type: 'array', title: 'Helpers', items: party },
  },
  examples: [{ form: 'written', on: '2026-09-05', told: true, terms: [{ debtor: 'party-2', what: '赔偿', amount: 3000 }] }],
};

const node = readSchema(agreement);
const start = startValue(node, exampleOf(agreement), true);

const filled = (terms: FormValue): FormValue => ({ form: 'oral', on: '2026-09-05', told: true, terms, helpers: [] });
const faults = (value: FormValue) => checkValue(node, sentValue(node, value, true), true, en.problem);

describe('a form drawn from a schema', () => {
  it('draws choices with the names the schema gives them', () => {
    expect(readSchema(party)).toMatchObject({
      kind: 'choice',
      choices: [
        { value: 'party-1', label: '张某' },
        { value: 'party-2', label: '李某' },
      ],
    });
    expect(valueAt(start, '/form')).toBeUndefined();
    expect(node.kind === 'group' && node.fields[0]?.node).toMatchObject({
      kind: 'choice',
      choices: [{ label: 'Oral' }, { label: 'Written' }],
    });
  });

  it('starts with the example only where the schema calls it known', () => {
    expect(valueAt(start, '/on')).toBe('2026-09-05');
    expect(valueAt(start, '/terms/0/debtor')).toBe('party-2');
    expect(valueAt(start, '/terms/0/what')).toBeUndefined();
    expect(valueAt(start, '/told')).toBeUndefined();
  });

  it('sends numbers as numbers and leaves blanks out', () => {
    const sent = sentValue(node, filled([{ debtor: 'party-1', what: ' 赔偿 ', amount: '3,000' }]), true);
    expect(sent).toEqual({ form: 'oral', on: '2026-09-05', told: true, terms: [{ debtor: 'party-1', what: '赔偿', amount: 3000 }] });
  });

  it('sends what cannot be a number as it was typed, so that it is refused and not lost', () => {
    expect(faults(filled([{ debtor: 'party-1', what: '赔偿', amount: 'three' }]))).toEqual([
      { pointer: '/terms/0/amount', says: 'Amount: write a number' },
    ]);
  });

  it('points at each field that is missing, in the row where it is missing', () => {
    expect(faults(filled([{ debtor: 'party-1', what: '' }])).map(({ pointer }) => pointer)).toEqual(['/terms/0/what']);
    expect(faults({ ...(filled([]) as object), form: '' }).map(({ pointer }) => pointer)).toEqual(['/form', '/terms']);
  });

  it('refuses a day that does not exist', () => {
    const value = { ...(filled([{ debtor: 'party-1', what: '赔偿' }]) as object), on: '2026-02-30' };
    expect(faults(value)).toEqual([{ pointer: '/on', says: 'Agreed on: write it as year-month-day, such as 2026-09-05' }]);
  });

  it('counts a rare character as one', () => {
    expect(faults(filled([{ debtor: 'party-1', what: '𠮷'.repeat(10) }]))).toEqual([]);
    expect(faults(filled([{ debtor: 'party-1', what: '𠮷'.repeat(11) }]))).toHaveLength(1);
  });

  it('sends a required yes as no until it is ticked, so that the rule can say why it is needed', () => {
    expect(sentValue(readSchema({ type: 'boolean' }), undefined, true)).toBe(false);
    expect(sentValue(readSchema({ type: 'boolean' }), undefined, false)).toBeUndefined();
  });

  it('reads a moment of the town clock as an instant', () => {
    expect(sentValue(readSchema({ type: 'string', format: 'date-time' }), '2026-09-05 14:30', true)).toBe('2026-09-05T14:30:00+08:00');
  });
});
