import type { Case, Held, Role } from './case.js';

/** A span of time during which one post held the case, and whom it waited on meanwhile. */
export interface Holding {
  readonly organisation: string;
  readonly post: Role;
  readonly waitingOn: string | null;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/**
 * Who held the case from when to when; `until` (epoch ms) ends the span that still runs. The spans follow each other without a gap
 * while the case is open, so that they sum to the time for which it was open.
 */
export const holdings = ({ held }: Pick<Case, 'held'>, until: number): readonly Holding[] =>
  held.flatMap(({ from, by, waitingOn }, index) => {
    const to = held[index + 1]?.from ?? until;
    return by && to > from ? [{ ...by, waitingOn, from, to }] : [];
  });

/** Who holds it from an instant on (epoch ms): nothing new where neither the holder nor whom he waits on has changed. */
export function heldFrom(held: readonly Held[], from: number, { holder, waitingOn }: Pick<Case, 'holder' | 'waitingOn'>): readonly Held[] {
  const last = held.at(-1);
  const by = holder && { organisation: holder.organisation, post: holder.post };
  const next: Held = { from, by, waitingOn: by && waitingOn };
  if (last && same(last, next)) return held;
  return [...(last?.from === from ? held.slice(0, -1) : held), next];
}

const same = (one: Held, other: Held): boolean =>
  one.by?.organisation === other.by?.organisation && one.by?.post === other.by?.post && one.waitingOn === other.waitingOn;
