import type { Choice, FormValue, RawSchema, SchemaNode } from './node.js';
import { isObject } from './node.js';

/** Lines that a text gets, by the most characters it may have. */
const linesFor = (maxLength: number | undefined): number => (maxLength === undefined || maxLength > 500 ? 5 : maxLength > 100 ? 2 : 1);

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const isSchema = (value: unknown): value is RawSchema => isObject(value);

/** `type: ['string', 'null']` is a string that may be absent. */
function typeOf(schema: RawSchema): string | undefined {
  const { type } = schema;
  if (Array.isArray(type)) return type.find((one): one is string => typeof one === 'string' && one !== 'null');
  if (typeof type === 'string') return type;
  return isObject(schema['properties']) ? 'object' : undefined;
}

/** Choices written as `oneOf: [{const, title}]`, or as `enum` with or without names. */
function choicesOf(schema: RawSchema): readonly Choice[] | undefined {
  const branches = schema['oneOf'] ?? schema['anyOf'];
  if (Array.isArray(branches) && branches.length > 0 && branches.every((branch) => isObject(branch) && 'const' in branch)) {
    return branches.map((branch: RawSchema) => ({
      value: String(branch['const']),
      label: textOf(branch['title']) ?? String(branch['const']),
    }));
  }
  if (!Array.isArray(schema['enum'])) return undefined;
  const titles = Array.isArray(schema['x-enumTitles']) ? schema['x-enumTitles'] : [];
  return schema['enum']
    .filter((value) => value !== null)
    .map((value, index) => ({ value: String(value), label: textOf(titles[index]) ?? String(value) }));
}

/** Reads the part of JSON Schema 2020-12 that action inputs use. `name` names what has no title. */
export function readSchema(schema: RawSchema, name = ''): SchemaNode {
  const shared = {
    title: textOf(schema['title']) ?? name,
    hint: textOf(schema['description']),
    prefill: schema['x-prefill'] === true,
    preset: ('const' in schema ? schema['const'] : schema['default']) as FormValue,
  };
  if ('const' in schema) return { ...shared, kind: 'fixed' };
  const choices = choicesOf(schema);
  if (choices) return { ...shared, kind: 'choice', choices };

  switch (typeOf(schema)) {
    case 'object':
      return { ...shared, kind: 'group', fields: fieldsOf(schema) };
    case 'array':
      return arrayOf(schema, shared);
    case 'boolean':
      return { ...shared, kind: 'yes' };
    case 'number':
    case 'integer':
      return {
        ...shared,
        kind: 'number',
        integer: typeOf(schema) === 'integer',
        minimum: numberOf(schema['minimum']),
        maximum: numberOf(schema['maximum']),
      };
    default:
      return textNode(schema, shared);
  }
}

type Shared = Pick<SchemaNode, 'title' | 'hint' | 'prefill' | 'preset'>;

function textNode(schema: RawSchema, shared: Shared): SchemaNode {
  if (schema['format'] === 'date') return { ...shared, kind: 'day' };
  if (schema['format'] === 'date-time') return { ...shared, kind: 'moment' };
  const maxLength = numberOf(schema['maxLength']);
  return {
    ...shared,
    kind: 'text',
    minLength: numberOf(schema['minLength']),
    maxLength,
    lines: linesFor(maxLength),
  };
}

function arrayOf(schema: RawSchema, shared: Shared): SchemaNode {
  const items = isSchema(schema['items']) ? schema['items'] : {};
  const bounds = { minItems: numberOf(schema['minItems']), maxItems: numberOf(schema['maxItems']) };
  const choices = choicesOf(items);
  if (choices) return { ...shared, ...bounds, kind: 'choices', choices };
  return { ...shared, ...bounds, kind: 'rows', row: readSchema(items) };
}

function fieldsOf(schema: RawSchema): readonly { readonly name: string; readonly required: boolean; readonly node: SchemaNode }[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(isObject(schema['properties']) ? schema['properties'] : {})
    .filter((entry): entry is [string, RawSchema] => isSchema(entry[1]))
    .map(([name, property]) => ({ name, required: required.includes(name), node: readSchema(property, name) }));
}

/** The first example of an action's input, `undefined` where there is none. */
export const exampleOf = (schema: RawSchema): FormValue =>
  Array.isArray(schema['examples']) ? (schema['examples'][0] as FormValue) : undefined;
