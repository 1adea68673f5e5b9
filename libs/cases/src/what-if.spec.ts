import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeadlineRule } from '@lib/calendar';
import { accepted, does, from, inEffect, joint, live, fire, on, registered, running, type Story } from './testing/given.fixture.js';
import { instant, loadedRules, people, worldAt } from './testing/two-villages.fixture.js';
import type { Rerouting } from './rerouting.js';
import { whatIf, type Change, type Outcomes } from './what-if.js';

const { calendar } = worldAt(0);
const dayMs = 86_400_000;

const limits = (changed: { readonly [rule: string]: string }): Change => ({
  before: loadedRules,
  after: new Map(
    [...loadedRules].map(([id, rule]): readonly [string, DeadlineRule] => [id, { ...rule, limit: changed[id] ?? rule.limit }]),
  ),
  routing: [],
});
const ask = ({ dispute, events, now }: Story, change: Change): Outcomes => whatIf(dispute.id, events, change, calendar, now);

/** A sweep that comes at `until` fires all that is due, each at its own moment. */
const passing = (begin: Story, until: number): Story => {
  let story = begin;
  for (let fired = 0; fired < 200; fired += 1) {
    const due = live(story)
      .filter(({ dueAt }) => dueAt <= until)
      .sort((one, other) => one.dueAt - other.dueAt)[0];
    if (!due) return { ...story, now: until };
    story = fire(story, due);
  }
  throw new Error('fires without end');
};

interface Lived {
  /** Hours from the acceptance to what the mediator does. */
  readonly hours: number;
  readonly start: number;
  readonly acts: 'agree' | 'escalate' | 'nothing';
}
const lives: fc.Arbitrary<Lived> = fc.record({
  hours: fc.integer({ min: 1, max: 30 * 24 }),
  start: fc.integer({ min: 0, max: 20 }),
  acts: fc.constantFrom('agree', 'escalate', 'nothing'),
});

/** A case that the village accepts and then does something with, unless the clock is faster; seen two months later. */
function lived({ hours, start, acts }: Lived): Story {
  const begun = instant('2026-09-01') + start * dayMs;
  const story = from(registered({}, begun), accepted);
  const then = passing(story, begun + hours * 3_600_000);
  const acted = acts !== 'nothing' && then.dispute.state === 'village-mediating' ? does(people.mediatorJia, acts)(then) : then;
  return passing(acted, begun + 60 * dayMs);
}

// Written down from the notices of 2026 for this test alone: days off and days worked that the week does not tell.
const off = new Set(['09-25', '09-26', '09-27', ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `10-${day}`)]);
const worked = new Set(['09-20', '10-10']);
/** Close of business of the fifth day after, or of the first working day behind it; counted with Date and nothing of ours. */
function fifthDayEnds(startedAt: number): number {
  const day = new Date(startedAt + 8 * 3_600_000);
  day.setUTCHours(0, 0, 0, 0);
  day.setUTCDate(day.getUTCDate() + 5);
  const rests = (): boolean => {
    const name = day.toISOString().slice(5, 10);
    return off.has(name) || ((day.getUTCDay() === 0 || day.getUTCDay() === 6) && !worked.has(name));
  };
  while (rests()) day.setUTCDate(day.getUTCDate() + 1);
  return day.getTime() + 9.5 * 3_600_000; // 17:30 in Shanghai
}

describe('a law that was not changed', () => {
  it('would have made no difference to any case', () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(ask(lived(life), limits({}))).toEqual({ shifts: [], landings: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('nor would rules that these cases never met', () => {
    expect(ask(from(registered(), ...joint), limits({ 'T-02': '1 D', 'S-11': '1 D' }))).toEqual({ shifts: [], landings: [] });
  });
});

describe('village mediation in 5 days and not 15', () => {
  const change = limits({ 'S-08': '5 D' });

  it('would have moved exactly the cases that nobody had acted on when the fifth day was over', () => {
    let met = 0;
    fc.assert(
      fc.property(lives, (life) => {
        const story = lived(life);
        const acceptedAt = instant('2026-09-01') + life.start * dayMs;
        const end = fifthDayEnds(acceptedAt);
        const actedInTime = life.acts !== 'nothing' && acceptedAt + life.hours * 3_600_000 < end;
        const { shifts } = ask(story, change);
        expect(shifts.map(({ rule, effect, wouldAt }) => ({ rule, effect, wouldAt }))).toEqual(
          actedInTime ? [] : [{ rule: 'S-08', effect: 'moved', wouldAt: end }],
        );
        met += shifts.length;
      }),
      { numRuns: 150 },
    );
    expect(met).toBeGreaterThan(25);
  });

  it('says when it was due and when it would have been, and when somebody acted', () => {
    const story = from(registered(), accepted, on('2026-09-10'), does(people.mediatorJia, 'escalate'));
    expect(ask(story, change).shifts).toEqual([
      {
        rule: 'S-08',
        occurrence: expect.any(Number),
        effect: 'moved',
        startedOn: '2026-09-01',
        dueOn: { recorded: '2026-09-16', changed: '2026-09-07' }, // the 6th is a Sunday
        wouldAt: instant('2026-09-07', 17.5),
        endedAt: instant('2026-09-10'),
      },
    ]);
  });
});

describe('a longer limit', () => {
  it('would have kept in the village what the clock took away', () => {
    const started = from(registered(), accepted);
    const story = fire(fire(started, running(started, 'S-08')), running(fire(started, running(started, 'S-08')), 'S-08'));
    expect(story.dispute.state).toBe('pending-dispatch');
    expect(ask(story, limits({ 'S-08': '20 D' })).shifts).toMatchObject([{ rule: 'S-08', effect: 'kept' }]);
  });

  it('finds in time what was late, where the clock moves nobody', () => {
    const story = from(
      registered(),
      accepted,
      does(people.mediatorJia, 'escalate'),
      on('2026-09-04'),
      does(people.dispatcher, 'dispatch', { lead: 'mediators', assisting: [] }),
    );
    expect(ask(story, limits({ 'S-03a': '5 WD' })).shifts).toMatchObject([{ rule: 'S-03a', effect: 'in-time' }]);
    expect(ask(story, limits({ 'S-03a': '2 h' })).shifts).toEqual([]); // late either way
  });
});

describe('a shorter limit', () => {
  it('makes late, and does not move, what the clock may not move from there', () => {
    const story = from(registered(), ...joint, on('2026-09-14'));
    expect(ask(story, limits({ 'T-04': '10 D' })).shifts).toMatchObject([{ rule: 'T-04', effect: 'late', endedAt: null }]);
  });

  it('counts with the pause that the case had', () => {
    const paused = from(
      registered(),
      accepted,
      on('2026-09-02'),
      does(people.mediatorJia, 'pause'),
      on('2026-09-12'),
      does(people.mediatorJia, 'resume'),
    );
    const acted = from(paused, on('2026-09-15'), does(people.mediatorJia, 'escalate'));
    expect(ask(acted, limits({ 'S-08': '8 D' })).shifts).toEqual([]);
    expect(ask(acted, limits({ 'S-08': '2 D' })).shifts).toMatchObject([{ rule: 'S-08', effect: 'moved' }]);
  });
});

describe('a limit that counts from the last day of another', () => {
  const applied = from(registered({}, instant('2026-09-01')), ...inEffect, does(people.mediatorJia, 'apply-confirmation'));
  // The court is asked on the 4th whether it has accepted; from then on its fifteen days count, until the 19th, a Saturday: the 20th is worked.
  const waiting = passing(applied, instant('2026-09-19', 12));

  it('moves with it: a longer T-02 puts the end of T-03 off, a shorter one brings it forward', () => {
    expect(running(waiting, 'T-03')).toMatchObject({ startedOn: '2026-09-04', dueOn: '2026-09-20' });
    const ruled = from(passing(applied, instant('2026-09-21', 12)), does(people.mediatorJia, 'record-confirmation'));
    expect(ask(ruled, limits({ 'T-02': '6 D' })).shifts).toMatchObject([
      { rule: 'T-03', effect: 'in-time', dueOn: { recorded: '2026-09-20', changed: '2026-09-22' } },
    ]);
    const early = from(waiting, does(people.mediatorJia, 'record-confirmation'));
    expect(ask(early, limits({ 'T-02': '1 D' })).shifts).toMatchObject([
      { rule: 'T-03', effect: 'late', dueOn: { recorded: '2026-09-20', changed: '2026-09-17' } },
    ]);
    expect(ask(early, limits({ 'T-02': '3 D' }))).toEqual({ shifts: [], landings: [] });
  });

  it('is told once for each: its own change and that of the other together', () => {
    const ruled = from(passing(applied, instant('2026-09-21', 12)), does(people.mediatorJia, 'record-confirmation'));
    expect(ask(ruled, limits({ 'T-02': '6 D', 'T-03': '13 D' })).shifts).toEqual([]); // two days later, two days shorter
  });
});

describe('another length of an extension', () => {
  const longer = (limit: string): Change => {
    const { before } = limits({});
    const village = before.get('S-08');
    if (!village?.extension) throw new Error('S-08 is extended');
    return { before, after: new Map([...before, ['S-08', { ...village, extension: { ...village.extension, limit } }]]), routing: [] };
  };
  const extended = from(registered(), accepted, does(people.mediatorJia, 'extend'));

  it('counts where one was granted, and nowhere else', () => {
    expect(running(extended, 'S-08')).toMatchObject({ dueOn: '2026-10-08', extensions: 1 });
    const acted = from(extended, on('2026-09-24'), does(people.mediatorJia, 'escalate'));
    expect(ask(acted, longer('5 D')).shifts).toMatchObject([{ rule: 'S-08', effect: 'moved', dueOn: { changed: '2026-09-21' } }]);
    expect(ask(acted, longer('15 D'))).toEqual({ shifts: [], landings: [] });
    const plain = from(registered(), accepted, on('2026-09-15'), does(people.mediatorJia, 'escalate'));
    expect(ask(plain, longer('1 D')).shifts).toEqual([]);
  });
});

describe('another routing', () => {
  const story = from(registered(), ...joint);
  const routed = (routing: Change['routing']): Change => ({ ...limits({}), routing });

  it('lands elsewhere what was dispatched to that office', () => {
    expect(ask(story, routed([{ lead: 'mediators', to: 'police' }])).landings).toMatchObject([
      { recorded: 'mediators', changed: 'police' },
    ]);
    expect(ask(story, routed([{ lead: 'mediators', tiles: ['neighbour'], to: 'police' }])).landings).toHaveLength(1);
  });

  it('is told by category, village and risk as they stood when it was dispatched', () => {
    const { dispatcher, townMediator } = people;
    const red = from(registered({ leaf: '0701' }), ...joint.slice(0, 2), does(dispatcher, 'grade', { grade: 'red' }), ...joint.slice(2));
    const later = from(red, does(townMediator, 'grade', { grade: 'blue' }));
    const lands = (route: Omit<Rerouting, 'to'>): number => ask(later, routed([{ ...route, to: 'police' }])).landings.length;
    const fitting: readonly Omit<Rerouting, 'to'>[] = [
      { categories: ['07'] },
      { categories: ['0201', '0701'] },
      { villages: ['jia'] },
      { risks: ['red', 'orange'] },
      { lead: 'mediators', tiles: ['neighbour'], categories: ['07'], villages: ['jia', 'yi'], risks: ['red'] },
      {},
    ];
    expect(fitting.map(lands)).toEqual(fitting.map(() => 1));
    const others: readonly Omit<Rerouting, 'to'>[] = [
      { categories: ['0702'] },
      { villages: ['yi'] },
      { risks: ['blue'] },
      { villages: ['jia'], risks: ['yellow'] },
    ];
    expect(others.map(lands)).toEqual(others.map(() => 0));
    expect(ask(story, routed([{ categories: ['07'], to: 'police' }])).landings).toEqual([]); // no leaf is known
  });

  it('goes by the first route that fits', () => {
    const routing = [
      { villages: ['jia'], to: 'law-firm' },
      { lead: 'mediators', to: 'police' },
    ];
    expect(ask(story, routed(routing)).landings).toMatchObject([{ changed: 'law-firm' }]);
  });

  it('leaves alone other offices, other tiles, and what stays where it was', () => {
    const routing = [
      { lead: 'law-firm', to: 'police' },
      { lead: 'mediators', tiles: ['land'], to: 'police' },
      { lead: 'mediators', to: 'mediators' },
    ];
    for (const route of routing) expect(ask(story, routed([route])).landings).toEqual([]);
  });
});
