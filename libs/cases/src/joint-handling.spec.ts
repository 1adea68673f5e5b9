import { describe, expect, it } from '@jest/globals';
import type { Input } from '@lib/kernel';
import { noticesOf } from './notices.js';
import { nameOf } from './standing-still.js';
import {
  accepted,
  buttonNames,
  dispatched,
  does,
  escalated,
  fire,
  from,
  given,
  live,
  on,
  refusalOf,
  registered,
  running,
  runsOut,
  signedFor,
  when,
  type Step,
  type Story,
} from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia: jia, townMediator, dispatcher, police, lawyer, court, centreHead, leader } = people;

/** Joint handling by the town's mediators since Monday, 7 September, with the police assisting. */
const jointly = (...steps: readonly Step[]): Story =>
  given(
    on('2026-09-07'),
    accepted,
    does(jia, 'escalate'),
    does(dispatcher, 'dispatch', { lead: 'mediators', assisting: ['police'] }),
    signedFor(),
    ...steps,
  );
const workOrder = (story: Story, office: string) => live(story).find(({ rule, subject }) => rule === 'S-06' && subject === office);
const code = (story: Story, actor: typeof jia, action: string, input: Input): string | undefined =>
  refusalOf(when(story, actor, action, input))?.code;

const roleOf = (told: unknown): string | undefined => (told as { readonly role: string } | undefined)?.role;

describe('an assisting office', () => {
  it('is asked later too, and has its own limit, which its own sign-for and report end', () => {
    const story = jointly(on('2026-09-10'), does(townMediator, 'request-assist', { organisation: 'law-firm' }));
    expect([workOrder(story, 'police')?.dueOn, workOrder(story, 'law-firm')?.dueOn]).toEqual(['2026-09-14', '2026-09-17']);
    const reported = from(story, does(lawyer, 'sign-for-assist'), does(lawyer, 'report-assist'));
    expect(workOrder(reported, 'law-firm')).toBeUndefined();
    expect(workOrder(reported, 'police')?.status).toBe('pending');
  });
  it('answers by the day that was asked for, where that is earlier than its seven days', () => {
    const story = jointly(
      does(townMediator, 'request-assist', { organisation: 'law-firm', by: '2026-09-09' }),
      does(dispatcher, 'request-assist', { organisation: 'tribunal', by: '2026-12-01' }),
    );
    expect(workOrder(story, 'law-firm')).toMatchObject({ dueOn: '2026-09-09', startedOn: '2026-09-07', until: '2026-09-09' });
    expect(workOrder(story, 'law-firm')?.why[0]?.zh).toContain('约定期限 09-09');
    expect(workOrder(story, 'tribunal')).toMatchObject({ dueOn: '2026-09-14' });
  });
  it('refuses with its reason, and may be asked again', () => {
    const declined = jointly(does(police, 'decline-assist'));
    expect(workOrder(declined, 'police')).toBeUndefined();
    expect(code(declined, townMediator, 'request-assist', { organisation: 'police' })).toBeUndefined();
  });
  it('is not asked twice at a time, nor is the lead itself, nor an office that does not exist', () => {
    for (const organisation of ['police', 'mediators', 'nowhere', 'room-jia'])
      expect(code(jointly(), townMediator, 'request-assist', { organisation })).toBe('case/cannot-assist');
    expect(code(jointly(), townMediator, 'request-assist', { organisation: 'law-firm', by: '2026-09-06' })).toBe('case/date-in-the-past');
  });
});

describe('a work order whose case goes where nobody assists', () => {
  const ordersOf = ({ dispute }: Story) => dispute.assisting.map(({ organisation, status }) => [organisation, status]);
  const asked = (...steps: readonly Step[]): Story => given(accepted, escalated, dispatched('mediators', ['police', 'law-firm']), ...steps);

  it('ends with its clock when the lead objects, and stays ended when the case is returned to the village', () => {
    const objected = asked(does(lawyer, 'sign-for-assist'), does(townMediator, 'object'));
    expect(ordersOf(objected)).toEqual([
      ['police', 'ended'],
      ['law-firm', 'ended'],
    ]);
    const returned = from(objected, does(dispatcher, 'return-to-village'));
    expect(ordersOf(returned)).toEqual(ordersOf(objected));
    expect(code(returned, police, 'sign-for-assist', {})).toBe('case/no-work-order');
    expect(code(returned, jia, 'request-assist', { organisation: 'police' })).toBeUndefined();
  });
  it('leaves alone what was answered before', () => {
    const story = asked(does(lawyer, 'decline-assist'), does(townMediator, 'object'));
    expect(ordersOf(story)).toEqual([
      ['police', 'ended'],
      ['law-firm', 'declined'],
    ]);
    expect(story.events.filter(({ type }) => type === 'AssistEnded').map(({ data }) => data['organisation'])).toEqual(['police']);
  });
  it('ends with a duplicate that is merged, with an agreement and by the clock’s own move, and the office hears of it once', () => {
    const unsigned = from(asked(), runsOut('S-03b'), runsOut('S-03b'));
    for (const story of [jointly(does(dispatcher, 'merge')), jointly(does(townMediator, 'agree')), unsigned])
      expect(story.dispute.assisting.filter(({ status }) => status !== 'ended')).toEqual([]);
    const told = unsigned.events
      .filter(({ type }) => type === 'AssistEnded')
      .flatMap((event) => noticesOf(event, unsigned.dispute, worldAt(unsigned.now)));
    expect(told.map(({ organisation, kind }) => [organisation, kind])).toEqual([
      ['police', 'assist'],
      ['law-firm', 'assist'],
    ]);
  });
  it('is mended by the next change where an older history left it without a clock', () => {
    const story = asked();
    const old = { ...story, dispute: { ...story.dispute, deadlines: story.dispute.deadlines.filter(({ rule }) => rule !== 'S-06') } };
    expect(ordersOf(from(old, does(townMediator, 'sign-for')))).toEqual([
      ['police', 'ended'],
      ['law-firm', 'ended'],
    ]);
  });
  it('runs on where the next rung of its ladder follows', () => {
    const story = asked(signedFor());
    const due = workOrder(story, 'police');
    if (!due) throw new Error('a clock runs');
    const fired = fire(story, due);
    expect(ordersOf(fired)).toEqual(ordersOf(story));
    expect(workOrder(fired, 'police')).toBeDefined();
  });
});

describe('a conference', () => {
  const tasks = [
    { who: 'law-firm', what: '出具法律意见', by: '2026-09-09' },
    { who: 'police', what: '核实伤情', by: '2026-09-11' },
  ];
  const held = jointly(does(townMediator, 'confer', { tasks }));
  const taskClock = (story: Story, office: string) => live(story).find(({ rule, subject }) => rule === 'S-13' && subject === office);

  it('gives each task to one office with a limit of its own, and draws the office in', () => {
    expect([taskClock(held, 'law-firm')?.dueOn, taskClock(held, 'police')?.dueOn]).toEqual(['2026-09-09', '2026-09-11']);
    expect(held.dispute.involved).toContain('law-firm');
    const due = taskClock(held, 'law-firm');
    if (!due) throw new Error('a clock runs');
    expect(fire(held, due).events.findLast(({ type }) => type === 'DeadlineFired')?.data['tell']).toEqual({
      organisation: 'law-firm',
      role: 'lawyer',
    });
  });
  it('has a task reported by the office that owes it, once', () => {
    expect(code(held, lawyer, 'report-task', { task: 'task-2' })).toBe('case/no-such-task');
    const reported = from(held, does(lawyer, 'report-task'));
    expect(reported.dispute.tasks?.map(({ status }) => status)).toEqual(['done', 'owed']);
    expect(taskClock(reported, 'law-firm')).toBeUndefined();
    expect(code(reported, lawyer, 'report-task', { task: 'task-1' })).toBe('case/no-such-task');
  });
  it('gives no task to nobody, nor for a day that is over', () => {
    for (const task of [
      { who: 'nowhere', what: '无', by: '2026-09-09' },
      { who: 'police', what: '迟', by: '2026-09-01' },
    ])
      expect(code(jointly(), townMediator, 'confer', { tasks: [task] })).toBe('case/task-unsound');
  });
});

describe('a call to a department', () => {
  const called = jointly(does(dispatcher, 'call-department', { by: '2026-09-09' }));
  it('has a limit with its own ladder, which ends with the answer', () => {
    let story = called;
    const told = [1, 2, 3].map(() => {
      story = fire(story, running(story, 'S-14'));
      return roleOf(story.events.findLast(({ type }) => type === 'DeadlineFired')?.data['tell']);
    });
    expect(told).toEqual(['dispatcher', 'centre-head', 'town-leader']);
    const answered = from(story, does(dispatcher, 'answer-department'));
    expect(answered.dispute.calls).toMatchObject([{ id: 'call-1', status: 'answered' }]);
    expect(live(answered).some(({ rule }) => rule === 'S-14')).toBe(false);
    expect(code(answered, dispatcher, 'answer-department', { call: 'call-1' })).toBe('case/no-such-call');
  });
});

describe('supervision', () => {
  it('climbs one step at a time, never down, and begins anew with a new holder', () => {
    const story = jointly();
    expect(code(story, leader, 'supervise', { step: 'order' })).toBe('case/supervision-out-of-order');
    const ordered = from(
      story,
      does(centreHead, 'supervise', { step: 'reminder' }),
      does(leader, 'supervise', { step: 'order', by: '2026-09-09' }),
    );
    expect(code(ordered, leader, 'supervise', { step: 'reminder' })).toBe('case/supervision-out-of-order');
    expect(code(ordered, leader, 'supervise', { step: 'bulletin' })).toBeUndefined();
    expect(running(ordered, 'S-15').dueOn).toBe('2026-09-09');
    const answered = from(ordered, does(townMediator, 'answer-supervision'));
    expect(live(answered).some(({ rule }) => rule === 'S-15')).toBe(false);
    expect(code(answered, townMediator, 'answer-supervision', {})).toBe('case/not-supervised');
    const elsewhere = from(given(accepted), does(centreHead, 'supervise', { step: 'reminder' }), does(jia, 'escalate'));
    expect(code(elsewhere, leader, 'supervise', { step: 'order' })).toBe('case/supervision-out-of-order');
  });
});

describe('the limits of the law that a case knows', () => {
  const noted = (right: string, knownOn: string): Story => given(on('2026-09-07'), does(jia, 'note-right', { right, knownOn }));
  it('remind of a right of the party and record that it has lapsed, and move nothing', () => {
    const story = noted('T-29', '2026-09-01');
    expect(running(story, 'T-29')).toMatchObject({ dueOn: '2026-11-02', rung: 0 });
    const over = fire(fire(story, running(story, 'T-29')), { ...running(story, 'T-29'), rung: 1, dueAt: running(story, 'T-29').limitAt });
    expect(over.dispute).toMatchObject({ state: 'registered', lapsedRights: ['T-29'], rightLapsed: false });
    expect(live(over).some(({ rule }) => rule === 'T-29')).toBe(false);
  });
  it('leave out reminders that are over, and record at once what has lapsed', () => {
    expect(running(noted('T-29', '2026-07-15'), 'T-29').rung).toBe(1);
    const lapsed = noted('T-22', '2025-01-01');
    expect(lapsed.dispute.lapsedRights).toEqual(['T-22']);
    expect(live(lapsed).some(({ rule }) => rule === 'T-22')).toBe(false);
  });
  it('count from the day that was noted last', () => {
    const story = from(noted('T-32', '2026-01-01'), does(jia, 'note-right', { right: 'T-32', knownOn: '2026-03-01' }));
    expect(
      live(story)
        .filter(({ rule }) => rule === 'T-32')
        .map(({ dueOn }) => dueOn),
    ).toEqual(['2029-03-01']);
  });
  it('let an urgent matter be reported within an hour and in writing within four', () => {
    const story = registered({ urgency: 'emergency' });
    const hour = 3_600_000;
    expect([running(story, 'T-18').dueAt - story.now, running(story, 'T-18b').dueAt - story.now]).toEqual([hour, 4 * hour]);
    const phoned = from(story, does(jia, 'report-urgent'));
    expect(live(phoned).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['T-18b']));
    expect(live(phoned).map(({ rule }) => rule)).not.toContain('T-18');
    expect(code(phoned, jia, 'report-urgent', { way: 'phone' })).toBe('case/no-urgent-report-owed');
    const written = from(phoned, does(jia, 'report-urgent'));
    expect(buttonNames(written, jia)).not.toContain('report-urgent');
    expect(live(from(given(), does(jia, 'grade', { grade: 'red' }))).map(({ rule }) => rule)).toContain('T-18');
  });
  it('tell after fifteen days of a labour matter that arbitration is open', () => {
    const wages = from(registered({ leaf: '0701', tile: 'wages' }), on('2026-09-05'), accepted);
    expect(running(wages, 'T-21')).toMatchObject({ limitAt: Date.parse('2026-09-21T00:00:00+08:00') });
    expect(live(given(accepted)).some(({ rule }) => rule === 'T-21')).toBe(false);
  });
  it('count two years for the enforcement of what a court confirmed and nobody performed', () => {
    const confirmed = given(
      accepted,
      does(jia, 'agree', { form: 'written' }),
      ...[1, 2, 3, 4].map(() => does(jia, 'add-mark')),
      does(jia, 'apply-confirmation'),
      does(court, 'record-confirmation'),
    );
    const suspected = fire(confirmed, running(confirmed, 'S-05a'));
    expect(running(suspected, 'T-31')).toMatchObject({ startedOn: '2026-09-01', dueOn: '2028-09-01', subject: 'obligation-1' });
    expect(nameOf(running(suspected, 'T-31'))).toMatch(/^T-31\/\d+$/);
  });
});

describe('assistance in village mediation (三室联建)', () => {
  const asked = given(accepted, does(jia, 'request-assist', { organisation: 'police' }));
  it('is asked by the village, which goes on holding the case, and has its own limit', () => {
    expect(asked.dispute).toMatchObject({ state: 'village-mediating', holder: { organisation: 'room-jia' }, lead: null });
    expect(running(asked, 'S-06')).toMatchObject({ subject: 'police' });
    expect(asked.dispute.involved).toContain('police');
    const reported = from(asked, does(police, 'sign-for-assist'), does(police, 'report-assist'));
    expect(reported.dispute.assisting).toMatchObject([{ organisation: 'police', status: 'reported' }]);
    expect(live(reported).map(({ rule }) => rule)).not.toContain('S-06');
    expect(refusalOf(when(asked, people.leaderJia, 'request-assist'))?.code).toBe('case/not-your-post');
  });
  it('ends with the village’s own mediation', () => {
    const up = from(asked, escalated);
    expect(live(up).map(({ rule }) => rule)).not.toContain('S-06');
    expect(from(up, dispatched('mediators')).dispute.assisting).toEqual([]);
  });
});
