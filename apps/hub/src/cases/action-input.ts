import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FieldFault, JsonSchema } from '@lib/contracts';
import { isRealDay, pointerStep } from '@lib/contracts';
import type { InputSchema } from '@lib/kernel';

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
