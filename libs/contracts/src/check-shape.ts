import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Words } from '@lib/kernel';
import { isPlainObject } from './field-rules.js';
import { pointerStep, type FieldFault } from './problem.js';

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldFault[] };

/** Reads a body or a query as one of the classes of this library; unknown fields are refused, each fault has its pointer. */
export function checkShape<T extends object>(type: new () => T, given: unknown): Checked<T> {
  if (!isPlainObject(given)) return { ok: false, errors: [{ pointer: '', says: { zh: '应为 JSON 对象', en: 'Must be a JSON object' } }] };
  const value = plainToInstance(type, given);
  const errors = validateSync(value, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length === 0) return { ok: true, value };
  return { ok: false, errors: faultsOf(errors, '').slice(0, mostFaults) };
}

const mostFaults = 50;
const unknownField: Words = { zh: '没有这个字段', en: 'There is no such field' };
const notAllowed: Words = { zh: '不符合要求', en: 'Not allowed' };

function faultsOf(errors: readonly ValidationError[], above: string): readonly FieldFault[] {
  return errors.flatMap((error) => {
    const pointer = above + pointerStep(error.property);
    const own = Object.keys(error.constraints ?? {}).flatMap((name) => {
      const says = saidOf(error, name);
      return says ? [{ pointer, says }] : [];
    });
    // A list that is refused as a whole says enough.
    return own.length > 0 ? own.slice(0, 1) : faultsOf(error.children ?? [], pointer);
  });
}

function saidOf(error: ValidationError, constraint: string): Words | null {
  if (constraint === 'whitelistValidation') return unknownField;
  if (constraint === 'nestedValidation') return null;
  const context: unknown = error.contexts?.[constraint];
  if (!hasFault(context)) return notAllowed;
  return context.fault(error.value) ?? notAllowed;
}

const hasFault = (context: unknown): context is { readonly fault: (value: unknown) => Words | null } =>
  isPlainObject(context) && typeof context['fault'] === 'function';
