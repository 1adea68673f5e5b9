/** Where two JSON values first differ. */
export interface Difference {
  /** JSON pointer (RFC 6901); '' is the whole. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** The first difference in the order of the expected members; null where there is none. A member that is undefined is absent. */
export function firstDifference(expected: unknown, found: unknown, pointer = ''): Difference | null {
  if (Object.is(expected, found)) return null;
  if (!isObject(expected) || !isObject(found) || Array.isArray(expected) !== Array.isArray(found)) return { pointer, expected, found };
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const difference = firstDifference(expected[name], found[name], `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (difference) return difference;
  }
  return null;
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === 'object' && value !== null;
