import { describe, expect, it } from '@jest/globals';
import { hour, minute } from '@lib/testing';
import { LateAlarm } from './late-alarm.js';
import type { Notice } from './notice.js';

const noon = Date.parse('2026-09-07T12:10:00+08:00');
const posts = [
  { organisation: 'centre', role: 'centre-head' },
  { organisation: 'town-government', role: 'admin' },
];

function watched() {
  const said: Record<string, unknown>[] = [];
  const kept = new Map<string, Notice>();
  const state = { now: noon, late: 0, shelfIsAway: false };
  const process = () =>
    new LateAlarm({
      townId: 1,
      clock: { now: () => state.now },
      logger: { error: (about) => void said.push({ ...about }), info: (about) => void said.push({ ...about }) },
      look: async () => ({
        late: state.late,
        oldest: state.late === 0 ? null : { matterKind: 'dispute', matterId: 'm-1', rule: 'S-01', dueAt: noon - 5 * minute },
      }),
      posts: async () => posts,
      put: async (notices) => {
        if (state.shelfIsAway) throw new Error('away');
        for (const notice of notices) kept.set(notice.id, notice);
      },
    });
  return { said, kept, state, process };
}

describe('the alarm for late deadlines', () => {
  it('is silent while none is late', async () => {
    const { said, kept, process } = watched();
    await process().look();
    expect([said.length, kept.size]).toEqual([0, 0]);
  });

  it('speaks once an hour of the clock, by a stable code, to each post', async () => {
    const { said, kept, state, process } = watched();
    state.late = 3;
    const alarm = process();
    for (let look = 0; look < 10; look += 1) {
      await alarm.look();
      state.now += minute;
    }
    expect(said).toEqual([expect.objectContaining({ code: 'deadline/late', alarm: true, late: 3, oldestLateSeconds: 300 })]);
    expect([...kept.values()].map(({ role, visibleAt }) => [role, visibleAt])).toEqual([
      ['centre-head', noon],
      ['admin', noon],
    ]);
    state.now += hour;
    await alarm.look();
    expect([said.length, kept.size]).toEqual([2, 4]);
  });

  it('gives one notice though two processes see it', async () => {
    const { said, kept, state, process } = watched();
    state.late = 1;
    await process().look();
    await process().look();
    expect([said.length, kept.size]).toEqual([2, posts.length]);
  });

  it('says when it is over, and speaks anew when it comes back', async () => {
    const { said, state, process } = watched();
    const alarm = process();
    for (const late of [1, 0, 0, 1]) {
      state.late = late;
      await alarm.look();
    }
    expect(said.map(({ code }) => code)).toEqual(['deadline/late', 'deadline/late-over', 'deadline/late']);
  });

  it('tries again at the next look where the notice could not be kept', async () => {
    const { state, kept, process } = watched();
    state.late = 1;
    state.shelfIsAway = true;
    const alarm = process();
    await expect(alarm.look()).rejects.toThrow('away');
    state.shelfIsAway = false;
    await alarm.look();
    expect(kept.size).toBe(posts.length);
  });
});
