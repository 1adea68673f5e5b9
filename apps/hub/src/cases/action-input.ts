import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { FieldFault, JsonSchema } from '@lib/contracts';
import { pointerStep } from '@lib/contracts';
import { say, type Choices, type Input, type InputSchema, type Language } from '@lib/kernel';

const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { 'plain-text': true } });
formats.default(ajv, ['date']);

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
      return { pointer: instancePath, says: { zh: '应为真实日期，如 2026-09-05', en: 'Must be a real day such as 2026-09-05' } };
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

/** The schema as shown to a client: titles in its language, choices of this case, and an example that is valid now. */
export const shownInput = (schema: InputSchema, choices: Choices, example: Input, language: Language): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...shown(schema, choices, language),
  examples: [example],
});

function shown(schema: InputSchema, choices: Choices, language: Language): JsonSchema {
  const { title, description, enum: values, enumTitles, textField, choices: list, prefill, properties, items, ...rest } = schema;
  const offered = list === undefined ? undefined : choices[list];
  return {
    ...rest,
    ...(title ? { title: say(title, language) } : {}),
    ...(description ? { description: say(description, language) } : {}),
    ...(values
      ? { oneOf: values.map((value, index) => ({ const: value, title: enumTitles?.[index] ? say(enumTitles[index], language) : value })) }
      : {}),
    ...(offered && offered.length > 0
      ? { oneOf: offered.map((choice) => ({ const: choice.const, title: say(choice.title, language) })) }
      : {}),
    ...(textField === undefined ? {} : { pattern: '\\S' }),
    ...(prefill ? { 'x-prefill': true } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, shown(member, choices, language)])),
          additionalProperties: false,
        }
      : {}),
    ...(items ? { items: shown(items, choices, language) } : {}),
  };
}
