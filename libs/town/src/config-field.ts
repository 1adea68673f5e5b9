import { readFileSync } from 'node:fs';
import { isPlainDate, type PlainDate } from '@lib/calendar';
import type { Words } from '@lib/kernel';
import { load } from 'js-yaml';
import { ConfigFault } from './config-fault.js';

/**
 * One place in a configuration file. Every reader either returns the value in its type or throws a {@link ConfigFault} that
 * names the place, so that loaders read like the file's own description.
 */
export class ConfigField {
  constructor(
    readonly file: string,
    readonly path: string,
    private readonly value: unknown,
  ) {}

  fault(sentence: string): ConfigFault {
    return new ConfigFault(this.file, this.path, sentence);
  }

  /** The fields of a mapping; a key that nobody reads is a misspelling and refused. */
  object<K extends string>(keys: readonly K[]): { readonly [key in K]: ConfigField } {
    const entries = this.entries();
    const known: readonly string[] = keys;
    for (const [key, field] of entries) if (!known.includes(key)) throw field.fault(`unknown key; known here: ${keys.join(', ')}`);
    const found = new Map(entries);
    const fields = keys.map((key) => [key, found.get(key) ?? new ConfigField(this.file, `${this.path}/${key}`, undefined)] as const);
    return Object.fromEntries(fields) as { [key in K]: ConfigField };
  }

  /** A mapping with free keys, in the file's order. */
  entries(): readonly (readonly [string, ConfigField])[] {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) throw this.expected('a mapping');
    return Object.entries(this.value).map(([key, value]) => [key, new ConfigField(this.file, `${this.path}/${key}`, value)]);
  }

  list<T>(read: (field: ConfigField) => T): readonly T[] {
    if (!Array.isArray(this.value)) throw this.expected('a list');
    return this.value.map((value: unknown, index) => read(new ConfigField(this.file, `${this.path}/${index}`, value)));
  }

  /** Undefined where the file says nothing. */
  optional<T>(read: (field: ConfigField) => T): T | undefined {
    return this.value === undefined ? undefined : read(this);
  }

  nullable<T>(read: (field: ConfigField) => T): T | null {
    return this.value === null ? null : read(this);
  }

  get isText(): boolean {
    return typeof this.value === 'string';
  }

  text(): string {
    if (typeof this.value !== 'string') throw this.expected('a text (put numbers and times in quotes)');
    if (this.value.trim() !== this.value || this.value === '') throw this.fault('the text is empty or has blanks at its ends');
    return this.value;
  }

  matching(shape: RegExp, what: string): string {
    const text = this.text();
    if (!shape.test(text)) throw this.fault(`${JSON.stringify(text)} is not ${what}`);
    return text;
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    const text = this.text();
    const found = choices.find((choice) => choice === text);
    if (found === undefined) throw this.fault(`${JSON.stringify(text)} is not one of ${choices.join(', ')}`);
    return found;
  }

  integer(): number {
    if (typeof this.value !== 'number' || !Number.isSafeInteger(this.value)) throw this.expected('a whole number');
    return this.value;
  }

  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value)) throw this.expected('a number');
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.expected('true or false');
    return this.value;
  }

  date(): PlainDate {
    if (!isPlainDate(this.value)) throw this.expected('a date that exists, like 2026-09-05');
    return this.value;
  }

  words(): Words {
    const { zh, en } = this.object(['zh', 'en']);
    return { zh: zh.text(), en: en.text() };
  }

  private expected(what: string): ConfigFault {
    return this.fault(this.value === undefined ? `is missing; it should be ${what}` : `should be ${what}, not ${shortly(this.value)}`);
  }
}

const shortly = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** Reads a YAML or JSON file. @throws ConfigFault when it is not there or not well formed. */
export function readConfig(file: string): ConfigField {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigFault(file, '', 'the file cannot be read', { cause });
  }
  try {
    // The YAML parser would read JSON too, but slowly: a quarter of a second for seven years at a cold start.
    return new ConfigField(file, '', file.endsWith('.json') ? JSON.parse(text) : load(text, { maxAliases: 0 }));
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new ConfigFault(file, '', `not well formed: ${reason}`, { cause });
  }
}

/** Refuses the second of two equal keys. */
export function refuseTwice(field: ConfigField, seen: Set<string>, key: string, what: string): void {
  if (seen.has(key)) throw field.fault(`${what} ${key} stands twice`);
  seen.add(key);
}
