import { readFileSync } from 'node:fs';
import type { Settings } from './settings.js';

/** The one way to ask for the time; it crosses processes and is what tests and the simulation turn. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const fixedClock = (at: number): Clock => ({ now: () => at });

/**
 * A clock that several processes share through a file, read anew at each call (a few microseconds).
 * The file holds an offset in ms to the system clock (`86400000`), or a standing instant (`=1790000000000`).
 * @throws when the file is missing or holds anything else: a silent real clock would make a test lie
 */
export const fileClock = (path: string, real: Clock = systemClock): Clock => ({
  now: () => {
    const text = readFileSync(path, 'utf8').trim();
    if (!/^=?-?\d{1,16}$/.test(text)) throw new Error(`${path} does not hold a clock offset in milliseconds`);
    return text.startsWith('=') ? Number(text.slice(1)) : real.now() + Number(text);
  },
});

export const openClock = (settings: Pick<Settings, 'clockFile'>): Clock =>
  settings.clockFile === undefined ? systemClock : fileClock(settings.clockFile);
