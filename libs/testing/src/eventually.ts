import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** Milliseconds; two minutes when not told: a machine may be busy. */
  readonly within?: number;
  readonly every?: number;
}

/** Waits for something that another process or job brings about, and fails with the last thing seen. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  satisfied: (seen: T) => boolean,
  { within = 120_000, every = 25 }: Patience = {},
): Promise<T> {
  const until = performance.now() + within;
  for (;;) {
    const seen = await look();
    if (satisfied(seen)) return seen;
    if (performance.now() > until) throw new Error(`Not within ${within} ms; last seen: ${JSON.stringify(seen)}`);
    await sleep(every);
  }
}
