import type { Json } from './json.js';
import type { Words } from './words.js';

/**
 * The part of JSON Schema (2020-12) that action inputs use, with words in both languages. `textField` marks free text
 * and personal data: the door seals it into a TextRef before the core sees it.
 */
export interface InputSchema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly title?: Words;
  readonly description?: Words;
  readonly properties?: { readonly [name: string]: InputSchema };
  readonly required?: readonly string[];
  readonly items?: InputSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: 'date' | 'plain-text';
  readonly enum?: readonly string[];
  /** Names of the enum's values, in the same order. */
  readonly enumTitles?: readonly Words[];
  /** Personal or free text of this field name; never stands in an event. */
  readonly textField?: string;
  /** Name of the list of choices that the case and the town give for this field, e.g. its parties or the offices. */
  readonly choices?: string;
  /** The form may start with the example's value, because it is known and not guessed. */
  readonly prefill?: boolean;
}

export interface Choice {
  readonly const: string;
  readonly title: Words;
}

/** What fields may be chosen from, by the names of the lists; each is drawn when a field asks for it. */
export type Choices = { readonly [list: string]: () => readonly Choice[] };
export type Input = { readonly [name: string]: Json | undefined };
