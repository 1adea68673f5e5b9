/**
 * When the next sign-in may be tried. Only failures count, and only those of the last quarter of an hour; a refused try
 * is not counted, so that knocking on does not make it longer. Nothing here ever locks an account.
 */
export const window = 15 * 60_000;

export type Subject = 'pair' | 'account' | 'address' | 'device' | 'receipt' | 'code';

/** Failures of one subject within the window. */
export interface Failures {
  readonly count: number;
  /** Epoch milliseconds. */
  readonly last: number;
}

interface Rule {
  /** So many failures cost nothing. */
  readonly free: number;
  /** Milliseconds after the next one; doubled with each further failure. */
  readonly first: number;
  readonly longest: number;
}

/**
 * Strict on one account from one address; soft on an account from many addresses and on an address with many accounts. A code of six
 * digits is only tried by who has the password already: strict from wherever, so that nobody can go through a million of them.
 */
const rules: { readonly [subject in Subject]: Rule } = {
  pair: { free: 5, first: 2_000, longest: 30_000 },
  device: { free: 5, first: 2_000, longest: 30_000 },
  code: { free: 5, first: 2_000, longest: 30_000 },
  account: { free: 30, first: 1_000, longest: 5_000 },
  address: { free: 100, first: 1_000, longest: 1_000 },
  // Whoever has a receipt mistypes it a few times; whoever guesses needs more tries than there is time.
  receipt: { free: 20, first: 2_000, longest: 60_000 },
};

/** Milliseconds from the last failure of this subject to the next try. */
export function pauseAfter(subject: Subject, count: number): number {
  const { free, first, longest } = rules[subject];
  return count < free ? 0 : Math.min(longest, first * 2 ** Math.min(count - free, 20));
}

/**
 * Milliseconds to wait from now; 0 where a try is welcome. An account that is attacked from elsewhere stays open to an
 * address that has not failed on it yet: a colleague with the right password gets in.
 */
export function waitOf(failures: { readonly [subject in Subject]?: Failures }, now: number): number {
  const others: readonly Subject[] = ['pair', 'device', 'address', 'receipt', 'code'];
  const counted = failures.pair ? [...others, 'account' as const] : others;
  return Math.max(
    0,
    ...counted.map((subject) => {
      const found = failures[subject];
      return found ? found.last + pauseAfter(subject, found.count) - now : 0;
    }),
  );
}

/** The part of an address that one subscriber holds: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function subscriberOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}
