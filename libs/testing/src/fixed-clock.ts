/** A clock that moves only when told to. Instants are epoch milliseconds. */
export interface FixedClock {
  now(): number;
  set(instant: number): void;
  advance(milliseconds: number): void;
}

/** `start` is an instant with offset, such as `2026-09-05T10:00:00+08:00`. */
export function fixedClock(start: string): FixedClock {
  let instant = Date.parse(start);
  if (Number.isNaN(instant)) throw new Error(`Not an instant: ${start}`);
  return {
    now: () => instant,
    set: (next) => {
      instant = next;
    },
    advance: (milliseconds) => {
      instant += milliseconds;
    },
  };
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
