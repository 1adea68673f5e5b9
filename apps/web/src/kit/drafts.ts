import { forgetKept, keptKeys, readKept, writeKept } from './kept.js';

/**
 * What was typed and not yet sent, kept on this machine for the account that typed it: it outlives a lost signal, a closed page and a lost
 * session. It holds people's names, so it ends with signing out, and by itself after a while.
 */
const prefix = 'draft:';
const day = 86_400_000;
/** Days for which a draft is kept. */
const keptFor = 14;

interface Kept {
  readonly at: number;
  readonly value: unknown;
}

const prefixOf = (userId: string): string => `${prefix}${userId}:`;

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number' && 'value' in value;

/** A draft by its name, such as `register:<uuid>`; undefined where there is none, or one too old. */
export function readDraft(userId: string, name: string): unknown {
  const key = prefixOf(userId) + name;
  const kept = readKept(key);
  if (!isKept(kept)) return undefined;
  if (Date.now() - kept.at <= keptFor * day) return kept.value;
  forgetKept(key);
  return undefined;
}

/** Whether it is safe on this machine. */
export const writeDraft = (userId: string, name: string, value: unknown): boolean =>
  writeKept(prefixOf(userId) + name, { at: Date.now(), value } satisfies Kept);

export const forgetDraft = (userId: string, name: string): void => forgetKept(prefixOf(userId) + name);

/** The names of the account's drafts that begin so. */
export const draftNames = (userId: string, begin = ''): readonly string[] =>
  keptKeys(prefixOf(userId) + begin)
    .map((key) => key.slice(prefixOf(userId).length))
    .filter((name) => readDraft(userId, name) !== undefined);

export const forgetDrafts = (userId: string): void => draftNames(userId).forEach((name) => forgetDraft(userId, name));
