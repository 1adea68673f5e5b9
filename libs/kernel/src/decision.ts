import type { JsonObject } from './json.js';
import type { Words } from './words.js';

/** A refusal is a returned value: what is wrong, why (article of law) and what to do next. */
export interface Rejection {
  /** Stable `feature/kebab-case`. */
  readonly code: string;
  readonly says: Words;
  readonly next?: Words | undefined;
  readonly article?: string | undefined;
  /** JSON pointer into the command's input, where one field is at fault. */
  readonly pointer?: string | undefined;
}

/** Something that happened. `data` holds no personal data: free text stands as a TextRef. */
export interface NewEvent {
  readonly type: string;
  readonly data: JsonObject;
}

export type Decision<E extends NewEvent = NewEvent> =
  { readonly ok: true; readonly events: readonly E[] } | { readonly ok: false; readonly rejection: Rejection };

export const accept = <E extends NewEvent>(...events: readonly E[]): Decision<E> => ({ ok: true, events });

export const reject = (rejection: Rejection): { readonly ok: false; readonly rejection: Rejection } => ({
  ok: false,
  rejection,
});
