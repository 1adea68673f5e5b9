/**
 * Free text and personal data never stand in an event. The event carries this reference; the body lies beside the
 * stream with a random salt, and `hash` = SHA-256(salt, body). Erasing the body leaves the chain whole.
 */
export interface TextRef {
  readonly $text: string;
  readonly hash: string;
}

export const isTextRef = (value: unknown): value is TextRef =>
  typeof value === 'object' && value !== null && typeof (value as { $text?: unknown }).$text === 'string';
