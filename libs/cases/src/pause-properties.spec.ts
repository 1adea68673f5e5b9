import { describe, expect, it } from '@jest/globals';
import { addDays, startOfDay, type PlainDate } from '@lib/calendar';
import fc from 'fast-check';
import { refold } from './evolve.js';
import { expireAt, from, given, accepted, kept, balanceOf, keysOf, live, when, type Story } from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const dayMs = 86_400_000;
const { mediatorJia: jia, centreHead } = people;

type Deed =
  | { readonly deed: 'wait'; readonly days: number }
  | { readonly deed: 'pause'; readonly days: number; readonly named: boolean }
  | { readonly deed: 'resume' | 'session' | 'grade' }
  | { readonly deed: 'extend'; readonly rule: 'T-04' | 'S-08' };

const deeds = fc.array(
  fc.oneof<fc.Arbitrary<Deed>[]>(
    fc.record({ deed: fc.constant('wait' as const), days: fc.nat(6) }),
    fc.record({ deed: fc.constant('pause' as const), days: fc.integer({ min: 1, max: 20 }), named: fc.boolean() }),
    fc.record({ deed: fc.constantFrom('resume' as const, 'session' as const, 'grade' as const) }),
    fc.record({ deed: fc.constant('extend' as const), rule: fc.constantFrom('T-04' as const, 'S-08' as const) }),
  ),
  { minLength: 10, maxLength: 40 },
);

/** The day until which a limit of calendar days runs, by plain counting: written without the calendar's own arithmetic. */
function lastDay(from: PlainDate, days: number, restDay: (date: PlainDate) => unknown): PlainDate {
  const at = new Date(`${from}T00:00:00Z`);
  for (let left = days; left > 0; left -= 1) at.setUTCDate(at.getUTCDate() + 1);
  const text = (): PlainDate => at.toISOString().slice(0, 10);
  while (restDay(text()) !== null) at.setUTCDate(at.getUTCDate() + 1);
  return text();
}

/** What the history alone says of a limit: days that stood still, counted one by one, and extensions. */
function told(story: Story, rule: string): { readonly paused: number; readonly extended: number } {
  let paused = 0;
  let since: PlainDate | undefined;
  let extended = 0;
  let onTheDay: PlainDate | undefined;
  for (const { type, data } of story.events) {
    if (type === 'CaseResumed') onTheDay = data['on'] as PlainDate;
    if (data['rule'] !== rule) continue;
    if (type === 'DeadlinePaused') since = data['pausedOn'] as PlainDate;
    if (type === 'ExtensionGranted') extended += 1;
    if (type === 'DeadlineResumed' && since !== undefined && onTheDay !== undefined) {
      for (let date = since; date < onTheDay; date = addDays(date, 1)) paused += 1;
      since = undefined;
    }
  }
  return { paused, extended };
}

const length = { 'T-04': { limit: 30, extension: 30 }, 'S-08': { limit: 15, extension: 15 } } as const;

function agreesWithTheHistory(story: Story): void {
  const { set, fired, cancelled, live: running } = balanceOf(story);
  expect(set).toBe(fired + cancelled + running);
  const { calendar } = worldAt(story.now);
  for (const rule of ['T-04', 'S-08'] as const) {
    const armed = live(story).find((one) => one.rule === rule);
    if (!armed) continue;
    const { paused, extended } = told(story, rule);
    const days = length[rule].limit + length[rule].extension * extended + paused;
    expect({ rule, dueOn: armed.dueOn }).toEqual({ rule, dueOn: lastDay(armed.startedOn, days, calendar.restDay) });
    const end = rule === 'T-04' ? startOfDay(addDays(armed.dueOn, 1)) : startOfDay(armed.dueOn) + 17.5 * 3_600_000;
    expect({ rule, limitAt: armed.limitAt }).toEqual({ rule, limitAt: end });
    expect(armed.status === 'paused').toBe(live(story).some((one) => one.rule === 'S-12') && armed.pausedOn !== undefined);
  }
}

function take(story: Story, deed: Deed): Story {
  const tried = (actor: typeof jia, action: string, input = {}): Story => {
    const decision = when(story, actor, action, input);
    return decision.ok ? kept(story, decision) : story;
  };
  switch (deed.deed) {
    case 'wait':
      return swept({ ...story, now: story.now + deed.days * dayMs });
    case 'pause': {
      const named = live(story)
        .filter(({ rule }) => rule === 'T-04')
        .map(({ rule, occurrence }) => `${rule}/${occurrence}`);
      const until = addDays(worldAt(story.now).today, deed.days);
      return tried(jia, 'pause', { until, ...(deed.named ? { deadlines: named } : {}) });
    }
    case 'resume':
      return tried(jia, 'resume');
    case 'session':
      return tried(jia, 'record-session');
    case 'grade':
      return tried(jia, 'grade', { grade: 'red' });
    case 'extend': {
      const armed = live(story).find(({ rule }) => rule === deed.rule);
      return armed ? tried(centreHead, 'extend', { deadline: `${armed.rule}/${armed.occurrence}` }) : story;
    }
  }
}

function swept(begin: Story): Story {
  let story = begin;
  for (;;) {
    const due = live(story).find(({ status, dueAt }) => status === 'pending' && dueAt <= story.now);
    if (!due) return story;
    story = kept(story, expireAt(story, due));
  }
}

describe('any sequence of pauses, ends of pauses, extensions, sessions and waiting', () => {
  it('gives the days that the history gives by plain counting, keeps the balance, and fires each rung once', () => {
    const seen = { paused: 0, extended: 0 };
    fc.assert(
      fc.property(deeds, (steps) => {
        let story = from(given(accepted));
        for (const step of steps) {
          story = take(story, step);
          agreesWithTheHistory(story);
        }
        expect(refold(story.blank, story.events)).toEqual(story.dispute);
        for (const type of ['DeadlineSet', 'DeadlineFired', 'DeadlineCancelled']) {
          const keys = keysOf(story, type);
          expect(new Set(keys).size).toBe(keys.length);
        }
        seen.paused += keysOf(story, 'DeadlineResumed').length;
        seen.extended += keysOf(story, 'DeadlineExtended').length;
      }),
      { numRuns: process.env['TEST_LANE'] === 'long' ? 2_000 : 60 },
    );
    expect(seen.paused).toBeGreaterThan(20);
    expect(seen.extended).toBeGreaterThan(20);
  }, 120_000);
});
