import type { FieldError } from '../kit/error-summary.js';
import { isDay } from '../words/dates.js';
import type { Dictionary } from '../words/zh.js';
import type { FormObject, FormValue, SchemaNode } from './node.js';
import { isObject } from './node.js';

type Sentences = Dictionary['problem'];

/**
 * What is plainly missing or misshapen, told before anything is sent. The hub checks again and alone decides.
 * Takes the value as it would be sent.
 */
export function checkValue(node: SchemaNode, sent: FormValue, required: boolean, say: Sentences, pointer = ''): readonly FieldError[] {
  const at = (says: string): readonly FieldError[] => [{ pointer, says }];
  if (sent === undefined) {
    if (!required || node.kind === 'fixed') return [];
    return at(node.kind === 'choice' || node.kind === 'choices' ? say.pick(node.title) : say.missing(node.title));
  }
  switch (node.kind) {
    case 'group':
      return isObject(sent)
        ? node.fields.flatMap((field) =>
            checkValue(field.node, (sent as FormObject)[field.name], field.required, say, `${pointer}/${field.name}`),
          )
        : [];
    case 'rows':
      return checkRows(node, Array.isArray(sent) ? sent : [], say, pointer);
    case 'choices': {
      const count = Array.isArray(sent) ? sent.length : 0;
      if (node.minItems !== undefined && count < node.minItems)
        return at(count === 0 ? say.pick(node.title) : say.tooFew(node.title, node.minItems));
      return node.maxItems !== undefined && count > node.maxItems ? at(say.tooMany(node.title, node.maxItems)) : [];
    }
    case 'number':
      return checkNumber(node, sent, say, pointer);
    case 'text': {
      const length = typeof sent === 'string' ? Array.from(sent).length : 0;
      if (node.minLength !== undefined && length < node.minLength) return at(say.tooShort(node.title, node.minLength));
      return node.maxLength !== undefined && length > node.maxLength ? at(say.tooLong(node.title, node.maxLength)) : [];
    }
    case 'day':
      return typeof sent === 'string' && isDay(sent) ? [] : at(say.notDate(node.title));
    case 'moment':
      return typeof sent === 'string' && !Number.isNaN(Date.parse(sent)) ? [] : at(say.notDate(node.title));
    default:
      return [];
  }
}

function checkRows(
  node: Extract<SchemaNode, { kind: 'rows' }>,
  rows: readonly FormValue[],
  say: Sentences,
  pointer: string,
): readonly FieldError[] {
  if (node.minItems !== undefined && rows.length < node.minItems) return [{ pointer, says: say.tooFew(node.title, node.minItems) }];
  if (node.maxItems !== undefined && rows.length > node.maxItems) return [{ pointer, says: say.tooMany(node.title, node.maxItems) }];
  return rows.flatMap((row, index) => checkValue(node.row, row ?? undefined, true, say, `${pointer}/${index}`));
}

function checkNumber(
  node: Extract<SchemaNode, { kind: 'number' }>,
  sent: FormValue,
  say: Sentences,
  pointer: string,
): readonly FieldError[] {
  if (typeof sent !== 'number' || (node.integer && !Number.isInteger(sent))) return [{ pointer, says: say.notNumber(node.title) }];
  if (node.minimum !== undefined && sent < node.minimum) return [{ pointer, says: say.tooSmall(node.title, node.minimum) }];
  return node.maximum !== undefined && sent > node.maximum ? [{ pointer, says: say.tooBig(node.title, node.maximum) }] : [];
}
