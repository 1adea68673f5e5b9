import type { LimitText } from './deadline-rule.js';

/** D calendar days, WD working days, M months, Y years, h hours. */
export type LimitUnit = 'D' | 'WD' | 'M' | 'Y' | 'h';

export interface Limit {
  readonly n: number;
  readonly unit: LimitUnit;
}

/** Long enough for every limit of law (20 years at most), short enough that counting never hangs. */
const most: Readonly<Record<LimitUnit, number>> = { D: 36_600, WD: 36_600, M: 1200, Y: 100, h: 876_000 };

const shape = /^(\d{1,6}) ?(D|WD|M|Y|h)$/;
const known = new Map<LimitText, Limit>();

export function isLimit(text: unknown): text is LimitText {
  const match = typeof text === 'string' ? shape.exec(text) : null;
  return match !== null && Number(match[1]) <= most[match[2] as LimitUnit];
}

/** @throws RangeError for anything but `15 D`, `3 WD`, `6 M`, `2 Y`, `72 h` and the like. */
export function parseLimit(text: LimitText): Limit {
  const cached = known.get(text);
  if (cached) return cached;
  const match = isLimit(text) ? shape.exec(text) : null;
  if (!match) throw new RangeError(`not a limit: ${JSON.stringify(text)}`);
  const limit: Limit = { n: Number(match[1]), unit: match[2] as LimitUnit };
  // Limits come from a few configuration files; the bound only guards against a caller that makes them up.
  if (known.size < 1000) known.set(text, limit);
  return limit;
}

export const toLimit = (limit: Limit | LimitText): Limit => (typeof limit === 'string' ? parseLimit(limit) : limit);
