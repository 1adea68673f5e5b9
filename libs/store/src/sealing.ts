import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Input, InputSchema, Json, TextRef } from '@lib/kernel';

/** Free text or personal data on its way beside the stream. */
export interface SealedText {
  readonly id: string;
  readonly field: string;
  readonly body: string;
  readonly salt: Buffer;
}

const saltBytes = 16;

/** Keeps text apart from the events: they carry only its id and H(salt, text). One sealer serves one command. */
export class Sealer {
  readonly texts: SealedText[] = [];

  seal(field: string, body: string): TextRef {
    const salt = randomBytes(saltBytes);
    const text = { id: v7(), field, body, salt };
    this.texts.push(text);
    return { $text: text.id, hash: createHash('sha256').update(salt).update(body, 'utf8').digest('hex') };
  }

  /** What was sealed, by the id of its text. */
  bodies(): ReadonlyMap<string, string> {
    return new Map(this.texts.map(({ id, body }) => [id, body]));
  }

  /** The same input, with every text field of its schema replaced by a reference. */
  sealInput(schema: InputSchema, input: Input): Input {
    return this.walk(schema, input as Json) as Input; // an object stays an object
  }

  private walk(schema: InputSchema, value: Json): Json {
    if (schema.textField !== undefined) return typeof value === 'string' ? { ...this.seal(schema.textField, value) } : value;
    if (Array.isArray(value))
      return schema.items ? (value as readonly Json[]).map((item) => this.walk(schema.items as InputSchema, item)) : value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const known = schema.properties?.[name];
        return [name, known && member !== undefined ? this.walk(known, member as Json) : member];
      }),
    ) as Json;
  }
}
