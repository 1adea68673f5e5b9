import { describe, expect, it } from '@jest/globals';
import { disputeFlow, edgeFrom, flows } from '@lib/cases';
import type { InputSchema } from '@lib/kernel';
import { inputFaults } from './action-input.js';
import { offersOf, shownInput } from './shown-input.js';

const schemaOf = (action: string, state: string = disputeFlow.initial): InputSchema => {
  const edge = edgeFrom({ kind: 'dispute', flowVersion: disputeFlow.version, state }, action);
  if (!edge) throw new Error(`no ${action}`);
  return edge.input;
};

const accepting = {
  rightsNoticeGiven: true,
  rightsNoticeOn: '2026-09-01',
  consents: [{ party: 'party-1', consent: 'given' }],
  mediators: [],
};
const term = { debtor: 'party-2', creditor: 'party-1', what: '赔偿', dueOn: '2026-09-30', manner: '转账' };
const pointersOf = (schema: InputSchema, input: unknown): readonly string[] => inputFaults(schema, input).map(({ pointer }) => pointer);

/** Every field of every action that a flow declares, with the schema in which it stands. */
const fieldsIn = (schema: InputSchema): readonly InputSchema[] => [
  schema,
  ...Object.values(schema.properties ?? {}).flatMap(fieldsIn),
  ...(schema.items ? fieldsIn(schema.items) : []),
];
const everyField = flows.flatMap(({ states }) =>
  Object.values(states).flatMap(({ on }) => Object.values(on).flatMap((edge) => (edge ? fieldsIn(edge.input) : []))),
);

describe('the input of an action at the door', () => {
  it('names each missing field by its pointer', () => {
    expect(inputFaults(schemaOf('escalate'), {})).toEqual([{ pointer: '/reason', says: { zh: '必填', en: 'Required' } }]);
  });

  it('names a field that the action does not have', () => {
    expect(inputFaults(schemaOf('escalate'), { reason: '两次未果', extra: 1 })).toMatchObject([{ pointer: '/extra' }]);
  });

  it('names the row of a list that is at fault', () => {
    const given = {
      rightsNoticeGiven: true,
      rightsNoticeOn: '2026-02-30',
      consents: [{ party: 'party-1', consent: 'perhaps' }],
      mediators: [],
    };
    expect(inputFaults(schemaOf('accept'), given).map(({ pointer }) => pointer)).toEqual(['/rightsNoticeOn', '/consents/0/consent']);
  });

  it('takes no blank for a reason', () => {
    expect(inputFaults(schemaOf('escalate'), { reason: '  ' })).toMatchObject([{ pointer: '/reason' }]);
  });

  it.each(['1900-01-01', '2000-02-29', '2100-12-31'])('takes %s for a day', (rightsNoticeOn) => {
    expect(inputFaults(schemaOf('accept'), { ...accepting, rightsNoticeOn })).toEqual([]);
  });

  it.each(['1899-12-31', '2101-01-01', '0001-01-01', '9999-12-31', '1900-02-29', '2026-13-01', '2026-9-5', '2026-09-05T00:00:00Z', ''])(
    'takes no %s for a day and says which days there are',
    (rightsNoticeOn) => {
      expect(inputFaults(schemaOf('accept'), { ...accepting, rightsNoticeOn })).toEqual([
        {
          pointer: '/rightsNoticeOn',
          says: {
            zh: '应为 1900-01-01 至 2100-12-31 之间的真实日期，如 2026-09-05',
            en: 'Must be a real day from 1900-01-01 to 2100-12-31, such as 2026-09-05',
          },
        },
      ]);
    },
  );

  it('holds every day of every flow to these bounds', () => {
    const days = everyField.filter(({ format }) => format === 'date');
    expect(days.length).toBeGreaterThan(0);
    for (const schema of days) expect(['1899-12-31', '2101-01-01'].map((text) => inputFaults(schema, text).length)).toEqual([1, 1]);
  });

  it('takes no negative amount, none beyond a thousand million, and none as text', () => {
    const agreeing = (amount: unknown): readonly string[] =>
      pointersOf(schemaOf('agree', 'village-mediating'), { form: 'written', terms: [{ ...term, amount }] });
    expect(agreeing(0)).toEqual([]);
    for (const amount of [-0.01, -1, 1_000_000_001, '5', null]) expect([amount, agreeing(amount)]).toEqual([amount, ['/terms/0/amount']]);
  });

  it('leaves no number of any flow without bounds, and no list without an end', () => {
    const numbers = everyField.filter(({ type }) => type === 'number' || type === 'integer');
    expect(numbers.filter(({ minimum, maximum }) => minimum === undefined || minimum < 0 || maximum === undefined)).toEqual([]);
    expect(everyField.filter(({ type, maxItems }) => type === 'array' && (maxItems === undefined || maxItems >= 500))).toEqual([]);
  });

  it('takes no consents of 500 parties', () => {
    const consents = Array.from({ length: 500 }, (_, index) => ({ party: `party-${index}`, consent: 'given' }));
    expect(inputFaults(schemaOf('accept'), { ...accepting, consents })).toMatchObject([
      { pointer: '/consents', says: { en: 'Out of range (200)' } },
    ]);
  });

  it.each([null, [], 7, 'text', true])('takes no %j for the whole input', (input) => {
    expect(inputFaults(schemaOf('accept'), input)).toEqual([{ pointer: '', says: { zh: '类型不对', en: 'Wrong type' } }]);
  });

  it('names every field that an action needs and does not get, whatever the action', () => {
    for (const { states } of flows)
      for (const { on } of Object.values(states))
        for (const [action, edge] of Object.entries(on)) {
          const required = (edge?.input.required ?? []).map((name) => `/${name}`);
          expect([action, edge && pointersOf(edge.input, {}).toSorted()]).toEqual([action, required.toSorted()]);
        }
  });

  it('finds no action under a name that only every object has', () => {
    const one = { kind: 'dispute', flowVersion: disputeFlow.version, state: disputeFlow.initial } as const;
    for (const name of ['no-such-action', 'constructor', '__proto__', 'toString', ''])
      expect([name, edgeFrom(one, name)]).toEqual([name, undefined]);
  });

  it('is shown with choices of the case and one example', () => {
    const choices = { leadOffices: () => [{ const: 'police', title: { zh: '派出所', en: 'Police' } }] };
    expect(shownInput(schemaOf('escalate'), offersOf(choices, 'en'), { reason: '两次未果' }, 'en')).toMatchObject({
      examples: [{ reason: '两次未果' }],
      properties: { office: { oneOf: [{ const: 'police', title: 'Police' }] } },
    });
  });
});
