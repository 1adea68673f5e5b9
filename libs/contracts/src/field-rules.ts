import 'reflect-metadata';
import { Transform, Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { Words } from '@lib/kernel';
import { momentOf } from './moment.js';
import { isRealDay } from './real-day.js';
import { lengthOf, unsound } from './text-soundness.js';

/** The JSON Schema of a field, from which the OpenAPI document is drawn. */
export interface FieldSchema {
  readonly [keyword: string]: unknown;
}

export interface DocumentedField {
  readonly name: string;
  readonly required: boolean;
  readonly schema: FieldSchema;
  readonly list?: new () => object;
}

const documented = new Map<object, Map<string, DocumentedField>>();

/** The fields of a body or query class, as their rules declare them. */
export function fieldsOf(type: new () => object): readonly DocumentedField[] {
  const own = [...(documented.get(type.prototype as object)?.values() ?? [])];
  const above: unknown = Object.getPrototypeOf(type);
  return typeof above === 'function' && above !== Function.prototype ? [...fieldsOf(above as new () => object), ...own] : own;
}

function document(target: object, field: DocumentedField): void {
  const fields = documented.get(target) ?? new Map<string, DocumentedField>();
  fields.set(field.name, field);
  documented.set(target, fields);
}

interface Rule {
  readonly name: string;
  readonly schema: FieldSchema;
  /** What is allowed here; null where the value is. */
  readonly fault: (value: unknown) => Words | null;
}

interface Presence {
  readonly optional?: boolean;
}

/** Applies a rule: its sentence travels in the validation error's context, in both languages. */
function field(rule: Rule, { optional = false }: Presence, list?: new () => object): PropertyDecorator {
  return (target, key) => {
    const name = String(key);
    document(target, { name, required: !optional, schema: rule.schema, ...(list ? { list } : {}) });
    if (optional) ValidateIf((_body, value: unknown) => value !== undefined && value !== null)(target, key);
    ValidateBy(
      { name: rule.name, validator: { validate: (value: unknown) => rule.fault(value) === null, defaultMessage: () => rule.name } },
      { context: { fault: rule.fault } },
    )(target, key);
  };
}

export interface TextOptions extends Presence {
  readonly max: number;
  readonly min?: number;
  readonly pattern?: RegExp;
  /** What the pattern allows. */
  readonly says?: Words;
  readonly example?: string;
}

/** Text, kept exactly as written; its length is counted in characters. */
export const Text = ({ max, min = 1, pattern, says, example, ...presence }: TextOptions): PropertyDecorator =>
  field(
    {
      name: 'text',
      schema: { type: 'string', minLength: min, maxLength: max, ...(example === undefined ? {} : { example }) },
      fault: (value) => {
        if (typeof value !== 'string') return { zh: '应为文字', en: 'Must be text' };
        if (value.length > max * 2 || lengthOf(value) > max) return { zh: `最多 ${max} 个字`, en: `At most ${max} characters` };
        const broken = unsound(value);
        if (broken) return broken;
        if (lengthOf(value.trim()) < min) {
          return min === 1 ? { zh: '不能为空', en: 'Must not be empty' } : { zh: `至少 ${min} 个字`, en: `At least ${min} characters` };
        }
        return pattern && !pattern.test(value) ? (says ?? { zh: '格式不对', en: 'Not in the right form' }) : null;
      },
    },
    presence,
  );

export const OneOf = (values: readonly string[], presence: Presence = {}): PropertyDecorator =>
  field(
    {
      name: 'oneOf',
      schema: { type: 'string', enum: [...values] },
      fault: (value) =>
        typeof value === 'string' && values.includes(value)
          ? null
          : { zh: `只能是：${values.join('、')}`, en: `Must be one of ${values.join(', ')}` },
    },
    presence,
  );

const firstDay = '1900-01-01';

/** A real day as YYYY-MM-DD, from 1900 on. */
export const Day = (presence: Presence = {}): PropertyDecorator =>
  field(
    {
      name: 'day',
      schema: { type: 'string', format: 'date' },
      fault: (value) => {
        if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
          return { zh: '应为日期，例如 2026-09-05', en: 'Must be a day such as 2026-09-05' };
        }
        if (!isRealDay(value)) return { zh: '没有这一天', en: 'There is no such day' };
        return value < firstDay ? { zh: `不能早于 ${firstDay}`, en: `Not before ${firstDay}` } : null;
      },
    },
    presence,
  );

/** An instant with offset, or a plain day of Asia/Shanghai. */
export const Moment = (presence: Presence = {}): PropertyDecorator =>
  field(
    {
      name: 'moment',
      schema: { type: 'string', description: 'ISO 8601 with offset, or a plain day (its end)', example: '2026-09-05T10:00:00+08:00' },
      fault: (value) =>
        typeof value === 'string' && momentOf(value) !== null
          ? null
          : {
              zh: '应为带时区的时间或日期，例如 2026-09-05T10:00:00+08:00 或 2026-09-05',
              en: 'Must be an instant with offset or a day, such as 2026-09-05T10:00:00+08:00 or 2026-09-05',
            },
    },
    presence,
  );

const largestAmount = 1_000_000_000_000;

/** Yuan with at most two decimals, not negative. */
export const Yuan = (presence: Presence = {}): PropertyDecorator =>
  field(
    {
      name: 'yuan',
      schema: { type: 'number', minimum: 0, maximum: largestAmount, multipleOf: 0.01 },
      fault: (value) => {
        if (typeof value !== 'number' || !Number.isFinite(value)) return { zh: '应为金额（元）', en: 'Must be an amount in yuan' };
        if (value < 0) return { zh: '金额不能为负数', en: 'An amount cannot be negative' };
        if (value > largestAmount) return { zh: '金额过大（最多一万亿元）', en: 'The amount is too large (at most 10^12 yuan)' };
        return Math.abs(value * 100 - Math.round(value * 100)) > 1e-3 ? { zh: '最多两位小数', en: 'At most two decimals' } : null;
      },
    },
    presence,
  );

export const WholeNumber = ({ min, max, ...presence }: { readonly min: number; readonly max: number } & Presence): PropertyDecorator =>
  field(
    {
      name: 'wholeNumber',
      schema: { type: 'integer', minimum: min, maximum: max },
      fault: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
          ? null
          : { zh: `应为 ${min} 到 ${max} 的整数`, en: `Must be a whole number from ${min} to ${max}` },
    },
    presence,
  );

/** A number in the text of a query, such as `?limit=50`. */
export const NumberInQuery = (limits: { readonly min: number; readonly max: number }): PropertyDecorator => {
  const asNumber = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d{1,12}$/.test(value) ? Number(value) : value,
  );
  const check = WholeNumber({ ...limits, optional: true });
  return (target, key) => {
    asNumber(target, key);
    check(target, key);
  };
};

const flag = {
  name: 'flag',
  schema: { type: 'boolean' },
  fault: (value: unknown) => (typeof value === 'boolean' ? null : { zh: '只能是 true 或 false', en: 'Must be true or false' }),
};

export const Flag = (presence: Presence = {}): PropertyDecorator => field(flag, presence);

/** `true` or `false` in the text of a query. */
export const FlagInQuery = (): PropertyDecorator => {
  const asBoolean = Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
  const check = field(flag, { optional: true });
  return (target, key) => {
    asBoolean(target, key);
    check(target, key);
  };
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => uuid.test(text);

export const Uuid = (presence: Presence = {}): PropertyDecorator =>
  field(
    {
      name: 'uuid',
      schema: { type: 'string', format: 'uuid' },
      fault: (value) => (typeof value === 'string' && isUuid(value) ? null : { zh: '应为 UUID', en: 'Must be a UUID' }),
    },
    presence,
  );

/** A list of objects of this class, each checked in turn. */
export const ListOf = (
  type: new () => object,
  { min = 0, max, ...presence }: { readonly min?: number; readonly max: number } & Presence,
): PropertyDecorator => {
  const check = field(
    {
      name: 'list',
      schema: { type: 'array', minItems: min, maxItems: max },
      fault: (value) => {
        if (!Array.isArray(value)) return { zh: '应为列表', en: 'Must be a list' };
        if (value.length < min) return { zh: `至少 ${min} 项`, en: `At least ${min}` };
        if (value.length > max) return { zh: `最多 ${max} 项`, en: `At most ${max}` };
        return value.every(isPlainObject) ? null : { zh: '每一项都应为对象', en: 'Each item must be an object' };
      },
    },
    presence,
    type,
  );
  return (target, key) => {
    Type(() => type)(target, key);
    check(target, key);
    ValidateNested({ each: true })(target, key);
  };
};

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
