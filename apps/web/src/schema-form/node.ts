/** JSON as a form holds it. An absent answer is `undefined` and is not sent. */
export type FormValue = string | number | boolean | null | undefined | readonly FormValue[] | { readonly [name: string]: FormValue };
export type FormObject = { readonly [name: string]: FormValue };
export type RawSchema = { readonly [key: string]: unknown };

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Shared {
  readonly title: string;
  readonly hint: string | undefined;
  /** Known rather than guessed: the form starts with the example's value. */
  readonly prefill: boolean;
  readonly preset: FormValue;
}

export interface TextNode extends Shared {
  readonly kind: 'text';
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly lines: number;
}
export interface NumberNode extends Shared {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}
export interface DayNode extends Shared {
  readonly kind: 'day' | 'moment';
}
export interface YesNode extends Shared {
  readonly kind: 'yes';
}
export interface ChoiceNode extends Shared {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
}
export interface ChoicesNode extends Shared {
  readonly kind: 'choices';
  readonly choices: readonly Choice[];
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
}
export interface RowsNode extends Shared {
  readonly kind: 'rows';
  readonly row: SchemaNode;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
}
export interface GroupNode extends Shared {
  readonly kind: 'group';
  readonly fields: readonly { readonly name: string; readonly required: boolean; readonly node: SchemaNode }[];
}
export interface FixedNode extends Shared {
  readonly kind: 'fixed';
}

/** One thing that the form can draw. Whatever a schema says is read into one of these, or it is drawn as text. */
export type SchemaNode = TextNode | NumberNode | DayNode | YesNode | ChoiceNode | ChoicesNode | RowsNode | GroupNode | FixedNode;

export const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
