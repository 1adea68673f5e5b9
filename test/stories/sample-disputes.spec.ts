import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, EventView, NoticeView, PageView } from '@lib/contracts';
import { eventually } from '@lib/testing';
import { runningTown, type RunningTown } from './running-town.js';
import { registrationOf, rulesShown, sampleDisputes, type Move, type SampleDispute, type Told } from './sample-disputes/index.js';

const genesis = '0'.repeat(64);
const ended: readonly string[] = ['closed-success', 'closed-other', 'void'];
const accounts: { readonly [office: string]: string } = { centre: 'centre', mediators: 'mediator', 'law-firm': 'lawyer', police: 'police' };
const isRunning = ({ status }: CaseView['deadlines'][number]): boolean => status === 'pending' || status === 'paused';

/** The clock that each state of the flow starts, whatever the road. */
const clocks: { readonly [state: string]: readonly string[] } = {
  registered: ['S-01'],
  'village-mediating': ['S-08', 'T-04'],
  'pending-dispatch': ['S-03a'],
  dispatched: ['S-03b'],
  'joint-mediating': ['S-04', 'T-04'],
  agreed: ['S-09'],
  confirming: ['T-01', 'T-02'],
  performing: ['T-01', 'S-05a'],
  performed: ['T-01', 'S-05b'],
  terminated: ['S-10'],
  'referred-out': ['S-11'],
};

interface Owed {
  readonly user: string;
  readonly caseId: string;
  readonly kind: string;
}

describe('thirty-six disputes of the sample list, over HTTP', () => {
  let town: RunningTown;
  /** Looked for once at the end, so that no dispute waits for its messages. */
  const owed: Owed[] = [];
  const told: CaseView[] = [];
  beforeAll(async () => {
    town = await runningTown();
  });
  afterAll(() => town.close());

  it.each(sampleDisputes)('$id: $summary', async (sample) => {
    const villager = sample.of ?? sample.by;
    const room = (await town.me(villager)).posts[0]?.organisation ?? '';
    const userOf = (office: string | undefined): string => accounts[office ?? ''] ?? villager;
    let now = await town.register(sample.by, registrationOf(sample, await town.villageOf(villager)));
    let actor = sample.by;
    const seen: CaseView[] = [];
    const refusals: string[] = [];
    expect(now).toMatchObject({ state: 'registered', version: 1 });

    const follow = (user: string, next: CaseView): void => {
      expect(next.version).toBe(seen.length + 1);
      expectNoOrphan(next);
      const office = next.holder?.organisation.id;
      if (office !== undefined && office !== seen.at(-1)?.holder?.organisation.id) {
        owed.push({ user: userOf(office), caseId: next.id, kind: 'holder' });
      }
      if (next.flags.includes('police-alerted') && !now.flags.includes('police-alerted')) {
        owed.push({ user: 'police', caseId: next.id, kind: 'alert' });
      }
      for (const { id } of next.assisting) {
        if (!now.assisting.some((known) => known.id === id)) owed.push({ user: userOf(id), caseId: next.id, kind: 'assist' });
      }
      [now, actor] = [next, user];
      seen.push(next);
    };
    follow(actor, now);
    const grader = userOf(now.holder?.organisation.id);
    const confirm: Move = { by: grader, action: 'grade', change: () => ({ grade: sample.grade, reason: '按情况核定' }) };
    for (const { by, action, change, until = () => true, refused } of [confirm, ...sample.road]) {
      if (refused) {
        expect(await town.refused(by, now.id, action, change)).toMatchObject(refused);
        refusals.push(refused.code);
        continue;
      }
      do follow(by, await town.act(by, now.id, action, change, by === actor ? now : undefined));
      while (!until(now)); // What repeats is refused once nothing is left of it, so this ends.
    }
    told.push(now);
    for (const { id } of now.links) told.push(await town.view(actor, id));
    const history = await town.events(actor, now.id);
    expectEnd(sample, { now, seen, refusals, history }, room);
    expectChain(history, now);
    expectClocks(seen, now);
    if (now.flags.includes('police-alerted')) expect((await town.view('police', now.id)).number).toBe(now.number);
    expect(Object.keys(rulesShown)).toEqual(expect.arrayContaining([...sample.rules]));
    for (const rule of sample.rules) rulesShown[rule]?.({ now, seen, refusals, history });
  });

  it('tells each office what it was given, and the police and whoever assists what was asked of them', async () => {
    for (const user of new Set(owed.map((one) => one.user))) {
      const mine = owed.filter((one) => one.user === user);
      await eventually(
        () => noticesOf(user),
        (notices) => mine.every(({ caseId, kind }) => notices.some((one) => one.caseId === caseId && one.kind === kind)),
        { every: 500 },
      );
    }
  });

  it('leaves the deadlines of the town in balance: what still runs is what the referred cases wait for', async () => {
    const { status, body } = await town.ask('centre', 'GET', '/deadlines/balance');
    expect(status).toBe(200);
    const pending = told.flatMap(({ deadlines }) => deadlines.filter(isRunning)).length;
    expect(body).toMatchObject({ balanced: true, pending, late: 0 });
    expect(body['set']).toBe((body['fired'] as number) + (body['cancelled'] as number) + pending);
  });

  it('numbers the disputes of each village from one, without a gap', async () => {
    const ledger = await town.ask<PageView<CaseView>>('centre', 'GET', '/cases?kind=dispute&limit=200');
    expect(ledger.body.items.map(({ summary }) => summary).toSorted()).toEqual(sampleDisputes.map(({ summary }) => summary).toSorted());
    const running = new Map<string, number[]>();
    for (const { number } of ledger.body.items) {
      const [, village = '', digits] = /^\(2026\)独(.+)人调字第(\d{3})号$/.exec(number) ?? [];
      running.set(village, [...(running.get(village) ?? []), Number(digits)]);
    }
    for (const found of running.values()) {
      expect(found.toSorted((one, other) => one - other)).toEqual(found.map((_, index) => index + 1));
    }
  });

  async function noticesOf(user: string): Promise<readonly NoticeView[]> {
    const found: NoticeView[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await town.ask<PageView<NoticeView>>(user, 'GET', `/notices?limit=200${after}`);
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    return found;
  }
});

function expectEnd(sample: SampleDispute, { now, seen, history }: Told, room: string): void {
  const offices = (list: readonly string[]): readonly string[] => list.map((office) => (office === 'village' ? room : office));
  expect(now.state).toBe(sample.endState);
  expect(now.risk).toBe(sample.grade);
  expect([...new Set(seen.flatMap(({ holder }) => holder?.organisation.id ?? []))]).toEqual(offices(sample.held));
  expect([...new Set(seen.flatMap(({ assisting }) => assisting.map(({ id }) => id)))].toSorted()).toEqual(offices(sample.assisted ?? []));
  expect(seen.map(({ state }) => state)).toEqual(expect.arrayContaining([...(sample.passes ?? [])]));
  expect(now.agreement?.form).toBe(sample.agreementForm);
  if (sample.obligations !== undefined) expect(now.agreement?.terms).toHaveLength(sample.obligations);
  const of = (type: string): readonly EventView[] => history.filter((event) => event.type === type);
  if (sample.visits !== undefined) expect(of('VisitRecorded')).toHaveLength(sample.visits);
  expect(of('CaseReferredOut').map(({ data }) => data['door'])).toEqual(sample.door === undefined ? [] : [sample.door]);
  const running = now.deadlines.filter(isRunning);
  if (sample.endState === 'referred-out') {
    // Open still: somebody asks the outside body for its result.
    expect(now.holder?.organisation.id).toBe(offices(sample.held).at(-1));
    expect(now.waitingOn).toBe(sample.door);
    expect(running.map(({ rule }) => rule)).toContain('S-11');
  } else {
    expect(now.holder).toBeNull();
    expect(running).toEqual([]);
    expect(of('CaseClosed').map(({ data }) => data['result'])).toEqual(['success']);
  }
}

/** Each state that was passed had its clock, and each clock says its law and its arithmetic. */
function expectClocks(seen: readonly CaseView[], { deadlines }: CaseView): void {
  const due = new Set(seen.flatMap(({ state }) => clocks[state] ?? []));
  expect(deadlines.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...due]));
  for (const { article, why, dueOn } of deadlines) {
    expect(article).not.toBe('');
    expect(why).not.toEqual([]);
    expect(dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
}

/** One chain from the first event to the last, and every deadline in it set, then ended or still running. */
function expectChain(history: readonly EventView[], { version, deadlines }: CaseView): void {
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
  expect(history.map(({ previousHash }) => previousHash)).toEqual([genesis, ...history.slice(0, -1).map(({ hash }) => hash)]);
  expect(new Set(history.map(({ hash }) => hash)).size).toBe(history.length);
  expect([...new Set(history.map((event) => event.version))]).toEqual(Array.from({ length: version }, (_, index) => index + 1));
  const count = (type: string): number => history.filter((event) => event.type === type).length;
  expect(count('CaseRegistered')).toBe(1);
  expect(count('DeadlineSet')).toBeGreaterThan(0);
  expect(count('DeadlineSet')).toBe(count('DeadlineFired') + count('DeadlineCancelled') + deadlines.filter(isRunning).length);
}

/** Rule 1 of the product: an open case is with somebody, and something is owed by a day. */
function expectNoOrphan(view: CaseView): void {
  if (ended.includes(view.state)) return;
  expect(view.holder).not.toBeNull();
  expect(view.deadlines.some(isRunning)).toBe(true);
}
