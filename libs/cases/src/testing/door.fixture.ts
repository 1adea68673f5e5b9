import type { InputSchema, Json } from '@lib/kernel';

/** The bounds that the door of the hub sets to every day (apps/hub/src/cases/action-input.ts). */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text) && text >= '1900-01-01' && text <= '2100-12-31';

const within = (count: number, least: number | undefined, most: number | undefined): boolean =>
  count >= (least ?? -Infinity) && count <= (most ?? Infinity);

const isRecord = (value: unknown): value is { readonly [name: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the hub would let this input through to the rules: what the core may rely on, and nothing more. */
export function passesDoor(schema: InputSchema, value: Json | undefined): boolean {
  switch (schema.type) {
    case 'object':
      return (
        isRecord(value) &&
        (schema.required ?? []).every((name) => value[name] !== undefined) &&
        Object.entries(value).every(([name, member]) => {
          const field = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
          return member === undefined || (field !== undefined && passesDoor(field, member));
        })
      );
    case 'array': {
      const { items, minItems, maxItems } = schema;
      return Array.isArray(value) && within(value.length, minItems, maxItems) && value.every((item) => !items || passesDoor(items, item));
    }
    case 'string':
      return (
        typeof value === 'string' &&
        within([...value].length, schema.minLength, schema.maxLength) &&
        (schema.enum?.includes(value) ?? true) &&
        (schema.format !== 'date' || isDay(value)) &&
        (schema.textField === undefined || /\S/.test(value))
      );
    case 'number':
      return typeof value === 'number' && within(value, schema.minimum, schema.maximum);
    case 'integer':
      return Number.isInteger(value) && within(value as number, schema.minimum, schema.maximum);
    case 'boolean':
      return typeof value === 'boolean';
  }
}
