/** True under `npm run test:long`: a spec then draws more, kills more and waits longer. */
export const longLane = process.env['TEST_LANE'] === 'long';

/** From which a lane draws what is random; printed by the long lane, and drawn again with TEST_SEED. */
export const seed = Number(process.env['TEST_SEED'] ?? 1);

/** `count` whole numbers from 0 to below `most`, always the same for one seed (mulberry32). */
export function seededNumbers(count: number, most: number, from = seed): readonly number[] {
  let state = from >>> 0;
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  });
}
