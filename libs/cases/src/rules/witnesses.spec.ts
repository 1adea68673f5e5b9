import { describe, expect, it } from '@jest/globals';
import { casesOf, evaluate, prove, walked, type FactValues, type Input, type PersonActor } from '@lib/kernel';
import { deadlineEnd } from '@lib/town';
import type { Case } from '../case.js';
import { flows, flowOf, type CaseFlow } from '../flows.js';
import { rolesOfKind } from '../posts.js';
import type { Dispute } from '../dispute.js';
import {
  accepted,
  agreedIn,
  dispatched,
  does,
  escalated,
  from,
  given,
  inEffect,
  joint,
  registered,
  type Step,
  type Story,
} from '../testing/given.fixture.js';
import { orderOf, samplesOf, wander, type CaseRule, type Sample } from '../testing/rule-samples.fixture.js';
import { loadedRules, others, people } from '../testing/two-villages.fixture.js';

const walks = process.env['TEST_LANE'] === 'long' ? 400 : 8;

/** Numbers that are the same in every run. */
const dice =
  (seed: number) =>
  (bound: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 4_294_967_296) * bound);
  };

/** How cases of each kind begin; a walk takes one after the other. */
const beginnings: { readonly [kind in Case['kind']]: readonly (() => Story)[] } = {
  dispute: [
    () => registered(),
    () => registered({ from: 'centre', village: null }),
    () => registered({ source: 'court-assigned', from: 'centre' }),
    () => registered({ peopleInvolved: 12 }),
  ],
  consultation: [() => registered({ kind: 'consultation' })],
  'hardship-aid': [() => registered({ kind: 'hardship-aid' }), () => registered({ kind: 'hardship-aid', village: null, from: 'centre' })],
};

const jia = people.mediatorJia;
const later =
  (days: number): Step =>
  (story) => ({ ...story, now: story.now + days * 86_400_000 });
/** A case that no road leads to: what the rule guards against. */
const but =
  (changes: Partial<Dispute>): Step =>
  (story) => ({ ...story, dispute: { ...story.dispute, ...changes } });
const performing: readonly Step[] = [...inEffect, does(jia, 'plan-performance')];
const offered: readonly Step[] = [accepted, escalated, dispatched('mediators', ['police'])];

const found = (finding: string): Step => does(people.dispatcher, 'record-verification', { finding });

/** The same of the two small flows. */
const smallStations: readonly Story[] = [
  ...[[], [does(people.lawyer, 'answer')]].map((steps) => from(registered({ kind: 'consultation' }), ...steps)),
  ...[
    [],
    [does(people.dispatcher, 'send-to-verify')],
    [found('confirmed')],
    [found('partly')],
    [found('unfounded')],
    [found('confirmed'), does(people.centreHead, 'grant')],
    [found('unfounded'), does(people.centreHead, 'refuse')],
  ].map((steps) => from(registered({ kind: 'hardship-aid' }), ...steps)),
  registered({ kind: 'hardship-aid', village: null, from: 'centre' }),
];

/** Stations of the road of a dispute at which every action is tried; a rule that is seen at none of them gets one here. */
const stations: readonly (readonly Step[])[] = [
  [],
  [accepted],
  [accepted, does(jia, 'record-refusal')],
  [accepted, does(jia, 'pause')],
  [accepted, does(jia, 'add-screen-line', { rule: 'N06' })],
  [accepted, escalated, does(people.dispatcher, 'add-screen-line', { rule: 'N06' })],
  [accepted, does(jia, 'extend')],
  [accepted, later(80)],
  [accepted, does(jia, 'recuse')],
  [accepted, does(jia, 'grade', { grade: 'red' })],
  [accepted, does(people.centreHead, 'supervise')],
  [accepted, escalated],
  [accepted, escalated, does(people.dispatcher, 'return-to-village')],
  offered,
  [...offered, but({ lead: null })],
  [...offered, but({ objections: 2 })],
  joint,
  [...joint, does(people.police, 'sign-for-assist')],
  [...joint, does(people.townMediator, 'extend')],
  [...joint, does(people.townMediator, 'confer')],
  [...joint, does(people.centreHead, 'supervise')],
  [accepted, agreedIn('written')],
  [accepted, agreedIn('written'), does(jia, 'add-screen-line', { rule: 'N06' })],
  [accepted, agreedIn('oral')],
  inEffect,
  [...inEffect, later(40)],
  [...inEffect, does(jia, 'apply-confirmation')],
  [...inEffect, does(jia, 'apply-confirmation'), does(jia, 'record-confirmation')],
  performing,
  [...performing, but({ obligations: [] })],
  [...performing, does(jia, 'record-performance')],
  [...performing, does(jia, 'record-performance'), but({ agreement: null })],
  [accepted, does(jia, 'terminate')],
  [does(jia, 'refer-out')],
];

/** Orders that no single slip makes out of an example. */
const orders: readonly (readonly [station: readonly Step[], action: string, changes: Input, actor?: PersonActor])[] = [
  [[], 'accept', { screen: ['N01'], overrule: [{ rule: 'N01', ground: 'g' }] }],
  [[], 'accept', { screen: ['N09'], civilPart: undefined }],
  [
    [],
    'accept',
    { mediators: ['p-jia'], conflicts: ['p-jia', 'p-jia-leader', 'p-jia-new'].map((mediator) => ({ mediator, relation: 'kin' })) },
  ],
  [[does(jia, 'grade', { grade: 'red' })], 'grade', { grade: 'blue', reason: undefined }],
  [[], 'name-representatives', { representatives: ['a', 'b', 'c', 'd', 'e', 'f'] }],
  [[...offered, but({ lead: null })], 'sign-for', { mediators: ['p-mediator'] }],
  [[accepted, escalated, but({ objections: 2 })], 'dispatch', {}, people.dispatcher],
  [[...joint, does(people.townMediator, 'extend')], 'decide-extension', {}, people.dispatcher],
  [[accepted, does(jia, 'add-screen-line')], 'add-screen-line', { rule: 'N07' }],
  [[accepted], 'add-screen-line', { rule: 'N02', ground: 'g' }],
  [[accepted], 'add-screen-line', { rule: 'N09', civilPart: undefined }],
  [[], 'merge', { survivor: '独甲2026-0001' }, people.dispatcher],
  [[], 'merge', { survivor: others.aid.number }, people.dispatcher],
  [[], 'merge', { survivor: others.ended.id }, people.dispatcher],
  [[but({ source: 'court-assigned' })], 'merge', { survivor: others.twin.id }, people.dispatcher],
  [inEffect, 'merge', { survivor: others.undecided.id }, people.dispatcher],
  [[...inEffect, but({ screen: [{ rule: 'N09' }] })], 'apply-confirmation', {}],
  [[...inEffect, does(jia, 'apply-confirmation')], 'record-confirmation', { ruling: 'refused', channelsTold: false }],
];

const factsOf = (one: Case, flow: CaseFlow): FactValues =>
  Object.fromEntries(Object.entries(flow.facts ?? {}).map(([fact, { read }]) => [fact, read(one)]));

const ground = {
  villages: ['jia'],
  staffed: () => true,
  holderRoles: rolesOfKind,
  knownRole: () => true,
  deadline: (rule: string) => deadlineEnd(loadedRules.get(rule)),
};

interface Seen {
  readonly actions: Set<string>;
  holds: boolean;
  fails: boolean;
}
const seen = new Map<CaseRule, Seen>();
const astray = new Set<string>();
const untold = new Set<string>();

function look({ one, action, edge, command, world }: Sample, facts: FactValues, flow: CaseFlow): void {
  const answered = Object.entries(flow.facts ?? {}).flatMap(([fact, { changedBy }]) => (changedBy[action] === 'answered' ? [fact] : []));
  const values = { ...Object.fromEntries(Object.entries(facts).filter(([fact]) => !answered.includes(fact))), doer: command.actor.kind };
  for (const rule of edge.when ?? []) {
    let holds: boolean;
    try {
      holds = rule.holds(one, command, world);
    } catch {
      continue; // an earlier rule stands before this one for such an input
    }
    const may = evaluate(rule.onlyWhen, values);
    if (holds && !may) untold.add(`${action} ${rule.code} held where its onlyWhen says that it cannot: ${JSON.stringify(values)}`);
    const known = seen.get(rule) ?? { actions: new Set<string>(), holds: false, fails: false };
    seen.set(rule, known);
    known.actions.add(action);
    known.holds ||= holds;
    // A fact that this very order answers anew is no longer what the case says it is.
    const open = rule.onlyWhen === undefined || casesOf(rule.onlyWhen).some((one) => answered.some((fact) => fact in one));
    known.fails ||= !holds && (open || !may);
  }
}

function wanderThrough(flow: CaseFlow, walk: number): void {
  const steps = walked(flow, ground);
  const begins = beginnings[flow.name];
  const begin = begins[walk % begins.length];
  if (!begin) throw new Error(`a ${flow.name} has no beginning`);
  let before: FactValues | null = null;
  let state = '';
  for (const { story, by } of wander(begin(), 40, dice(walk + 1))) {
    const facts = factsOf(story.dispute, flow);
    if (before && by) {
      const wrong = steps({ state, facts: before }, by, { state: story.dispute.state, facts });
      if (wrong !== null) astray.add(`${flow.name}: ${wrong}`);
    }
    [before, state] = [facts, story.dispute.state];
    for (const sample of samplesOf(story)) look(sample, facts, flow);
  }
}

describe('the facts on which the proof of a flow stands', () => {
  it('tell what a rule needs: on real cases none holds without them', () => {
    for (const story of [...stations.map((station) => from(given(), ...station)), ...smallStations]) {
      const flow = flowOf(story.dispute.kind, story.dispute.flowVersion);
      for (const sample of samplesOf(story)) look(sample, factsOf(story.dispute, flow), flow);
    }
    for (const [station, action, changes, actor = jia] of orders) {
      const story = from(given(), ...station);
      const flow = flowOf(story.dispute.kind, story.dispute.flowVersion);
      look(orderOf(story, action, actor, changes), factsOf(story.dispute, flow), flow);
    }
    for (const flow of flows) for (let walk = 0; walk < walks; walk += 1) wanderThrough(flow, walk);
    expect([...untold]).toEqual([]);
  }, 120_000);

  it('tell what an action does: no real step leads where the proof does not look', () => {
    expect([...astray]).toEqual([]);
  });

  it('have two witnesses for every rule: a case in which it holds and one in which it does not', () => {
    const rules = new Set(
      flows.flatMap(({ states }) => Object.values(states).flatMap(({ on }) => Object.values(on).flatMap((edge) => edge?.when ?? []))),
    );
    const missing = [...rules].flatMap((rule) => {
      const known = seen.get(rule);
      const how = 'add a station, or an order, in which that is seen, in libs/cases/src/rules/witnesses.spec.ts';
      return [
        ...(known?.holds ? [] : [`${rule.code} was never seen to hold: ${how}`]),
        ...(known?.fails ? [] : [`${rule.code} was never seen to fail, together with the facts that it declares: ${how}`]),
      ];
    });
    expect(missing).toEqual([]);
  });

  it('are seen by the proof: aid for a hardship that was not found could only be refused', () => {
    const aid = flowOf('hardship-aid');
    const { verified } = aid.states;
    if (!verified) throw new Error('aid is verified');
    const { refuse: _, ...on } = verified.on;
    expect(prove(aid, ground)).toEqual([]);
    expect(
      prove({ ...aid, states: { ...aid.states, verified: { ...verified, on } } }, ground).map(({ code, state }) => [code, state]),
    ).toContainEqual(['flow/no-end', 'verified']);
  });
});
