import { describe, expect, it } from '@jest/globals';
import { due, makeCalendar, rungAt } from '@lib/calendar';
import { configRoot, faultOf, withChanged } from './changed-config.fixture.js';
import { loadCalendar } from './load-calendar.js';
import { loadCodes } from './load-codes.js';
import { loadLaw } from './load-law.js';

const law = loadLaw(configRoot);
const rule = (id: string) => {
  const found = law.deadlines.get(id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};
const faultWith = (file: string, from: string, to: string): string =>
  withChanged(`law/${file}`, from, to, (root) => faultOf(() => loadLaw(root)));

describe('the limits', () => {
  it('are all there: T-01 to T-34, S-01 to S-11, and the town’s own S-12 to S-15', () => {
    const laws = Array.from({ length: 34 }, (_, n) => `T-${String(n + 1).padStart(2, '0')}`);
    const own = [
      'S-01',
      'S-02',
      'S-03a',
      'S-03b',
      'S-04',
      'S-05a',
      'S-05b',
      'S-06',
      'S-07',
      'S-08',
      'S-09',
      'S-10',
      'S-11',
      'S-12',
      'S-13',
      'S-14',
      'S-15',
    ];
    const small = ['C-01', 'C-02', 'H-01', 'H-02', 'H-03', 'H-04', 'H-05'];
    const monthly = ['R-01', 'R-02', 'R-03', 'R-04', 'R-11', 'R-12', 'R-13'];
    laws.splice(laws.indexOf('T-18') + 1, 0, 'T-18b');
    expect([...law.deadlines.keys()]).toEqual([...laws, ...own, ...small, ...monthly]);
  });
  it('arm those of the flows, and not the reference figure', () => {
    const armed = [...law.deadlines.values()].filter((found) => found.armed).map(({ id }) => id);
    expect(armed).toEqual([
      'T-01',
      'T-02',
      'T-03',
      'T-04',
      'T-05',
      'T-06',
      'T-18',
      'T-18b',
      'T-21',
      'T-22',
      'T-23',
      'T-24',
      'T-25',
      'T-29',
      'T-30',
      'T-31',
      'T-32',
      'S-01',
      'S-03a',
      'S-03b',
      'S-04',
      'S-05a',
      'S-05b',
      'S-06',
      'S-08',
      'S-09',
      'S-10',
      'S-11',
      'S-12',
      'S-13',
      'S-14',
      'S-15',
      'C-01',
      'C-02',
      'H-01',
      'H-02',
      'H-03',
      'H-04',
      'H-05',
      'R-01',
      'R-02',
      'R-03',
      'R-04',
      'R-11',
      'R-12',
      'R-13',
    ]);
  });
  it('end at midnight where the law counts and at the close of business where the town does', () => {
    for (const { id, ends } of law.deadlines.values()) expect(ends).toBe(id.startsWith('T') ? 'midnight' : 'close-of-business');
  });
  it.each([
    ['S-01', ['due remind village-mediator', '+1 WD tell dispatcher', '+3 WD move escalate']],
    ['S-03a', ['due remind dispatcher', '+1 WD tell centre-head', '+2 WD tell town-leader, again 1 WD']],
    ['S-03b', ['due remind lead', '+1 WD move return-unsigned']],
    ['S-04', ['due supervise reminder', '+5 WD supervise order', '+10 WD supervise bulletin, again 5 WD']],
    ['S-05a', ['due record breach-suspected', '+7 D remind holder, again 7 D']],
    ['S-06', ['due remind assisting, again 3 WD']],
    ['S-08', ['80% remind village-mediator', 'due move escalate']],
    ['C-01', ['-1 WD remind holder', 'due remind holder', '+1 WD tell dispatcher', '+3 WD tell centre-head, again 3 WD']],
    ['C-02', ['due remind holder', '+2 WD tell dispatcher, again 5 WD']],
    ['H-02', ['-1 WD remind holder', 'due tell dispatcher', '+2 WD move return-unverified']],
    ['H-03', ['due remind centre-head', '+2 WD tell town-leader, again 3 WD']],
    ['R-01', ['due record late', '+2 WD tell dispatcher, again 5 WD']],
    ['R-11', ['-1 WD remind dispatcher', 'due move consolidate']],
    ['T-01', ['-10 D remind holder', '-3 D remind holder', 'due record right-lapsed']],
    ['T-03', ['due ask court-liaison', '+10 D ask court-liaison, again 7 D']],
    ['T-04', ['due move escalate or tell centre-head', '+5 WD tell centre-head, again 5 WD']],
  ])('%s climbs its ladder', (id, expected) => {
    const steps = rule(id).ladder.map(({ at, do: deed, who, action, step, otherwise, again }) => {
      const when = at === 'due' ? 'due' : 'share' in at ? `${at.share * 100}%` : 'before' in at ? `-${at.before}` : `+${at.after}`;
      const instead = otherwise ? ` or ${otherwise.do} ${otherwise.who}` : '';
      return `${when} ${deed} ${action ?? step ?? who}${instead}${again ? `, again ${again}` : ''}`;
    });
    expect(steps).toEqual(expected);
  });
  it('never go silent: after any number of rungs an armed rule has moved the case, ended its right, or fires again', () => {
    const calendar = makeCalendar(loadCalendar(configRoot));
    const started = Date.parse('2026-09-03T10:00:00+08:00');
    for (const found of law.deadlines.values()) {
      if (!found.armed || found.mayEnd || found.ladder.at(-1)?.do === 'move') continue;
      const end = due(found.limit, started, calendar, found);
      expect(rungAt(found, 40, end, started, calendar)).toBeGreaterThan(end.dueAt);
    }
  });
});

describe('the intake screen', () => {
  it('has its seventeen rules', () => {
    expect([...law.screen.keys()]).toEqual(Array.from({ length: 17 }, (_, n) => `N${String(n + 1).padStart(2, '0')}`));
  });
  it('lets a person overrule only where the table says so', () => {
    expect([...law.screen.values()].filter(({ overrulable }) => overrulable).map(({ id }) => id)).toEqual([
      'N03',
      'N04',
      'N07',
      'N08',
      'N11',
    ]);
  });
  it('sends on only through known doors', () => {
    const doors = loadCodes(configRoot).doors.map(({ code }) => code);
    for (const { sendTo } of law.screen.values()) for (const door of sendTo) expect(doors).toContain(door);
  });
});

describe('a law file is refused, with its place, for', () => {
  it.each([
    [
      'a limit that is none',
      'deadlines.yaml',
      'limit: 30 D',
      'limit: 30 days',
      '/0/limit: "30 days" is no limit; write 15 D, 3 WD, 6 M, 2 Y or 72 h',
    ],
    ['a rule twice', 'deadlines.yaml', 'id: T-02', 'id: T-01', '/1: the rule T-01 stands twice'],
    [
      'an unknown doer',
      'deadlines.yaml',
      'who: court-liaison',
      'who: court-usher',
      /^\/1\/ladder\/0\/who: "court-usher" is not one of village-mediator/,
    ],
    [
      'a ladder that ends in nothing',
      'deadlines.yaml',
      '  mayEnd: true\n',
      '',
      '/0/ladder: the last rung neither moves the matter nor comes again: it would be forgotten (or say mayEnd: true)',
    ],
    [
      'an armed rule without a ladder',
      'deadlines.yaml',
      "  armed: false\n  rests: { zh: '属法院在线调解平台的流程', en: 'Belongs to the flow of the court’s online platform' }\n",
      '  armed: true\n',
      '/6/ladder: an armed rule needs a ladder: what happens when nobody acts?',
    ],
    [
      'a rule that is not armed and says nothing',
      'deadlines.yaml',
      "  rests: { zh: '属法院在线调解平台的流程', en: 'Belongs to the flow of the court’s online platform' }\n",
      '',
      '/6/rests: a rule is armed, or says why it rests',
    ],
    ['a move without an action', 'deadlines.yaml', '      action: escalate\n', '', /ladder\/0\/action: a move, and only a move/],
    ['a repeat of no length', 'deadlines.yaml', 'again: 7 D', 'again: 0 D', /again: a span of nothing would fire without end/],
    ['a share of the whole', 'deadlines.yaml', 'share: 0.8', 'share: 1.8', /share: a share is between 0 and 1/],
    ['rungs out of order', 'deadlines.yaml', 'at: { before: 10 D }', 'at: { after: 10 D }', '/0/ladder: rung 1 would fire before rung 0'],
    [
      'an unknown door',
      'intake-screen.yaml',
      'sendTo: [discipline]',
      'sendTo: [dicipline]',
      /^\/14\/sendTo\/0: "dicipline" is not one of court/,
    ],
    [
      'overruling without a ground',
      'intake-screen.yaml',
      'overrulable: false',
      'overrulable: true',
      '/0/unless: is missing: a rule that a person may overrule says on what ground',
    ],
  ])('%s', (_, file, from, to, expected) => {
    const fault = faultWith(file, from, to);
    if (typeof expected === 'string') expect(fault).toBe(expected);
    else expect(fault).toMatch(expected);
  });
});
