import type { Input, InputSchema, Json } from '@lib/kernel';

/** A whole number from 0 to below the bound. */
export type Dice = (bound: number) => number;

export const oneFrom = <T>(list: readonly T[], dice: Dice): T => {
  if (list.length === 0) throw new Error('nothing to choose from');
  return list[dice(list.length)] as T; // the list may hold undefined itself
};

const anything: readonly (Json | undefined)[] = [
  undefined,
  null,
  7,
  -1,
  0.001,
  true,
  '',
  ' ',
  'text',
  [],
  [null],
  {},
  [[]],
  { $text: 'x' },
];
const farDays = [
  '0001-01-01',
  '1899-12-31',
  '1900-01-01',
  '1999-12-31',
  '2020-02-29',
  '2027-01-01',
  '2100-12-31',
  '9999-12-31',
  '2026-02-30',
];
/** Ids that are good somewhere, of another kind, of another town, or of nothing. */
const strangers = ['party-1', 'party-3', 'party-999', 'p-jia', 'p-yi', 'p-lawyer', 'p-nobody', 'room-yi', 'police', 'tribunal', 'centre'];
const foreign = [
  'town-government',
  'office-of-another-town',
  'N01',
  'N09',
  'N99',
  'T-04/1/0',
  'S-01/1/0',
  'term-1',
  'constructor',
  '__proto__',
];

/** The input with one thing wrong somewhere in it, as a client, an import or a stale form gets it wrong. */
export const broken = (schema: InputSchema, input: Input, dice: Dice): Json | undefined =>
  dice(25) === 0 ? oneFrom(anything, dice) : spoilt(schema, input as Json, dice);

function spoilt(schema: InputSchema, value: Json | undefined, dice: Dice): Json | undefined {
  if (schema.type === 'object' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const fields = Object.entries(schema.properties ?? {});
    if (fields.length === 0 || dice(20) === 0) return { ...value, nonsense: 1 };
    const [name, field] = oneFrom(fields, dice);
    const { [name]: old, ...others } = value as { readonly [name: string]: Json };
    const now = spoilt(field, old, dice);
    return now === undefined ? others : { ...others, [name]: now };
  }
  if (schema.type === 'array' && schema.items && dice(4) > 0) return spoiltList(schema.items, Array.isArray(value) ? value : [], dice);
  return dice(4) === 0 ? oneFrom(anything, dice) : oneFrom(fitting(schema), dice);
}

function spoiltList(items: InputSchema, list: readonly Json[], dice: Dice): Json {
  const at = dice(list.length + 1);
  const item = spoilt(items, list[at] ?? filled(items, dice), dice) ?? null;
  const way = dice(4);
  if (way === 0) return [...list, ...list];
  if (way === 1) return Array.from({ length: oneFrom([2, 30, 200, 500], dice) }, () => item);
  return [...list.slice(0, at), item, ...list.slice(at + 1)];
}

/** A row that the example does not have, so that optional lists are filled too. */
function filled(schema: InputSchema, dice: Dice): Json {
  if (schema.type !== 'object') return oneFrom(fitting(schema), dice) ?? null;
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, filled(field, dice)]));
}

/** Values of the right type: most of them get past the door, and only the rules can refuse them. */
function fitting({ type, enum: values, format }: InputSchema): readonly (Json | undefined)[] {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'number':
    case 'integer':
      return [0, 1, 0.01, 999_999.99, 1_000_000_000, 1e12, -5];
    case 'string':
      return values ?? (format === 'date' ? farDays : [...strangers, ...foreign]);
    case 'array':
      return [[]];
    case 'object':
      return [{}];
  }
}
