import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FieldFault, JsonSchema } from '@lib/contracts';
import { isRealDay, pointerStep } from '@lib/contracts';
import { say, type Choices, type Input, type InputSchema, type Language } from '@lib/kernel';

/** No date of an action lies outside: not the birth of a party, not the last day of a limit. */
const firstDay = '1900-01-01';
const lastDay = '2100-12-31';
const date = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text) && text >= firstDay && text <= lastDay;

const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { 'plain-text': true, date } });

const checks = new WeakMap<InputSchema, ValidateFunction>();
const mostFaults = 20;

/** What is wrong with an action's input, each with its pointer; empty when it may go on to the rules. */
export function inputFaults(schema: InputSchema, input: unknown): readonly FieldFault[] {
  let check = checks.get(schema);
  if (!check) checks.set(schema, (check = ajv.compile(bare(schema))));
  return check(input) ? [] : (check.errors ?? []).slice(0, mostFaults).map(faultOf);
}

/** The schema without words and choices: what Ajv checks. */
function bare(schema: InputSchema): JsonSchema {
  const { title: _, description: __, enumTitles: ___, textField, choices: ____, prefill: _____, properties, items, ...rest } = schema;
  return {
    ...rest,
    ...(textField === undefined ? {} : { pattern: '\\S' }),
    ...(properties
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, bare(member)])),
          additionalProperties: false,
        }
      : {}),
    ...(items ? { items: bare(items) } : {}),
  };
}

function faultOf({ instancePath, keyword, params }: ErrorObject): FieldFault {
  const missing = params as {
    readonly missingProperty?: string;
    readonly additionalProperty?: string;
    readonly limit?: number;
    readonly allowedValues?: readonly string[];
  };
  const at = (name: string | undefined): string => (name === undefined ? instancePath : `${instancePath}${pointerStep(name)}`);
  switch (keyword) {
    case 'required':
      return { pointer: at(missing.missingProperty), says: { zh: '必填', en: 'Required' } };
    case 'additionalProperties':
      return { pointer: at(missing.additionalProperty), says: { zh: '没有此项', en: 'There is no such field' } };
    case 'enum':
      return {
        pointer: instancePath,
        says: {
          zh: `应为：${(missing.allowedValues ?? []).join('、')}`,
          en: `Must be one of: ${(missing.allowedValues ?? []).join(', ')}`,
        },
      };
    case 'format':
      return {
        pointer: instancePath,
        says: {
          zh: `应为 ${firstDay} 至 ${lastDay} 之间的真实日期，如 2026-09-05`,
          en: `Must be a real day from ${firstDay} to ${lastDay}, such as 2026-09-05`,
        },
      };
    case 'pattern':
    case 'minLength':
      return { pointer: instancePath, says: { zh: '不能为空', en: 'Must not be empty' } };
    case 'maxLength':
      return { pointer: instancePath, says: { zh: `最多 ${missing.limit ?? ''} 字`, en: `At most ${missing.limit ?? ''} characters` } };
    case 'minItems':
    case 'maxItems':
    case 'minimum':
    case 'maximum':
      return { pointer: instancePath, says: { zh: `超出范围（${missing.limit ?? ''}）`, en: `Out of range (${missing.limit ?? ''})` } };
    default:
      return { pointer: instancePath, says: { zh: '类型不对', en: 'Wrong type' } };
  }
}

/** What the fields may be chosen from, in one language; drawn once for all actions of a view. */
export type Offers = (list: string) => readonly JsonSchema[] | undefined;

export function offersOf(choices: Choices, language: Language): Offers {
  const drawn = new Map<string, readonly JsonSchema[]>();
  return (list) => {
    const known = drawn.get(list);
    if (known) return known;
    const offered = choices[list];
    if (!offered || offered.length === 0) return undefined;
    const titled = offered.map((choice) => ({ const: choice.const, title: say(choice.title, language) }));
    drawn.set(list, titled);
    return titled;
  };
}

/** The schema as shown to a client: titles in its language, choices of this case, and an example that is valid now. */
export const shownInput = (schema: InputSchema, offers: Offers, example: Input, language: Language): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...shown(schema, offers, language),
  examples: [example],
});

/** Schemas without choices look the same in every case: they are drawn once for each language. */
const fixed = new WeakMap<InputSchema, Map<Language, JsonSchema>>();
const choosing = new WeakMap<InputSchema, boolean>();

function chooses(schema: InputSchema): boolean {
  const known = choosing.get(schema);
  if (known !== undefined) return known;
  const found =
    schema.choices !== undefined ||
    Object.values(schema.properties ?? {}).some(chooses) ||
    (schema.items !== undefined && chooses(schema.items));
  choosing.set(schema, found);
  return found;
}

function shown(schema: InputSchema, offers: Offers, language: Language): JsonSchema {
  if (chooses(schema)) return drawn(schema, offers, language);
  const languages = fixed.get(schema) ?? new Map<Language, JsonSchema>();
  fixed.set(schema, languages);
  const known = languages.get(language) ?? drawn(schema, offers, language);
  languages.set(language, known);
  return known;
}

function drawn(schema: InputSchema, offers: Offers, language: Language): JsonSchema {
  const { title, description, enum: values, enumTitles, textField, choices: list, prefill, properties, items, ...rest } = schema;
  const offered = list === undefined ? undefined : offers(list);
  return {
    ...rest,
    ...(title ? { title: say(title, language) } : {}),
    ...(description ? { description: say(description, language) } : {}),
    ...(values
      ? { oneOf: values.map((value, index) => ({ const: value, title: enumTitles?.[index] ? say(enumTitles[index], language) : value })) }
      : {}),
    ...(offered ? { oneOf: offered } : {}),
    ...(textField === undefined ? {} : { pattern: '\\S' }),
    ...(prefill ? { 'x-prefill': true } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, shown(member, offers, language)])),
          additionalProperties: false,
        }
      : {}),
    ...(items ? { items: shown(items, offers, language) } : {}),
  };
}
