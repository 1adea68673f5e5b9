import type { FaultCode, ProofGround, ProvableEdge, ProvableFlow, ProvableState } from './provable-flow.js';
import type { Dice } from './random-flow.fixture.js';

export interface Broken {
  readonly flow: ProvableFlow;
  readonly ground: ProofGround;
  /** The fault that was put in; others may follow from it. */
  readonly code: FaultCode;
  readonly state?: string;
}

/** One way to break a sound flow; undefined where this flow has nothing to break that way. */
export type Breaking = (flow: ProvableFlow, ground: ProofGround, dice: Dice) => Broken | undefined;

interface Spot {
  readonly state: string;
  readonly action: string;
  readonly edge: ProvableEdge;
}

const openStates = (flow: ProvableFlow): readonly string[] => Object.keys(flow.states).filter((state) => flow.states[state]?.open);
const spots = (flow: ProvableFlow): readonly Spot[] =>
  Object.entries(flow.states).flatMap(([state, { on }]) =>
    Object.entries(on).flatMap(([action, edge]) => (edge ? [{ state, action, edge }] : [])),
  );
const targets = ({ state, edge }: Spot): readonly string[] =>
  (typeof edge.to === 'string' ? [edge.to] : edge.to).map((to) => (to === 'same' ? state : to));

const withState = (flow: ProvableFlow, state: string, change: (before: ProvableState) => ProvableState): ProvableFlow => {
  const before = flow.states[state];
  return before ? { ...flow, states: { ...flow.states, [state]: change(before) } } : flow;
};
const withEdge = (flow: ProvableFlow, { state, action, edge }: Spot, change: Partial<ProvableEdge>): ProvableFlow =>
  withState(flow, state, (before) => ({ ...before, on: { ...before.on, [action]: { ...edge, ...change } } }));
const without = (flow: ProvableFlow, gone: (spot: Spot) => boolean): ProvableFlow => ({
  ...flow,
  states: Object.fromEntries(
    Object.entries(flow.states).map(([state, before]) => [
      state,
      { ...before, on: Object.fromEntries(Object.entries(before.on).filter(([action, edge]) => edge && !gone({ state, action, edge }))) },
    ]),
  ),
});
const onEdge =
  (code: FaultCode, change: (spot: Spot) => Partial<ProvableEdge>): Breaking =>
  (flow, ground, dice) => {
    const spot = dice.pick(spots(flow));
    return { flow: withEdge(flow, spot, change(spot)), ground, code, state: spot.state };
  };
const onState =
  (code: FaultCode, change: Partial<ProvableState>): Breaking =>
  (flow, ground, dice) => {
    const state = dice.pick(openStates(flow));
    return { flow: withState(flow, state, (before) => ({ ...before, ...change })), ground, code, state };
  };
const misspelt = (word: string): string => `${word}e`;

/** A fact that the flow has not had, so that nothing establishes it by chance. */
const withFact = (flow: ProvableFlow): ProvableFlow => ({
  ...flow,
  facts: {
    ...flow.facts,
    extra: { says: { zh: '另加', en: 'extra' }, of: 'case', values: ['no', 'yes'] },
    spoken: { says: { zh: '所说', en: 'spoken' }, of: 'command', values: ['x', 'y'] },
  },
});

export const breakings: { readonly [how: string]: Breaking } = {
  'the initial state is misspelt': (flow, ground) => ({
    flow: { ...flow, initial: misspelt(flow.initial) },
    ground,
    code: 'flow/no-initial',
  }),
  'a target is misspelt': onEdge('flow/unknown-target', (spot) => ({ to: misspelt(targets(spot)[0] ?? '') })),
  'a role is misspelt': onEdge('flow/unknown-role', ({ edge }) => ({ by: [...edge.by, 'wizard'] })),
  'an action has lost its roles': onEdge('flow/no-role', () => ({ by: [] })),
  'a state has lost its holder': onState('flow/no-holder', { holder: [] }),
  'a holder is misspelt': onState('flow/unknown-holder', { holder: ['center'] }),
  'a deadline is misspelt': onState('flow/unknown-deadline', { within: ['S-99'] }),
  'a state has lost its deadlines': onState('flow/no-deadline', { within: [] }),
  'the only deadline rests for ever': onState('flow/no-deadline', { within: ['rests'] }),
  'a deadline moves by an action that is not there': onState('flow/move-not-possible', { within: ['moves-by-nothing'] }),
  'only the clock may act and no deadline comes': (flow, ground, dice) => {
    const state = dice.pick(openStates(flow));
    const to = dice.pick(Object.keys(flow.states));
    const added = withState(flow, state, (before) => ({ ...before, on: { ...before.on, 'added-sweep': { to, by: ['clock'] } } }));
    return { flow: added, ground, code: 'flow/clock-never-comes', state };
  },
  'an island is added': (flow, ground, dice) => {
    const like = flow.states[dice.pick(openStates(flow))];
    return like && { flow: { ...flow, states: { ...flow.states, island: like } }, ground, code: 'flow/unreachable', state: 'island' };
  },
  'a state has lost every way in': (flow, ground, dice) => {
    const others = Object.keys(flow.states).filter((state) => state !== flow.initial);
    const state = dice.pick(others);
    return {
      flow: without(flow, (spot) => spot.state !== state && targets(spot).includes(state)),
      ground,
      code: 'flow/unreachable',
      state,
    };
  },
  'the only edge into a state is dropped': (flow, ground, dice) => {
    const single = Object.keys(flow.states).flatMap((state) => {
      const into = spots(flow).filter((spot) => spot.state !== state && targets(spot).includes(state));
      return state !== flow.initial && into.length === 1 && into[0] ? [{ state, spot: into[0] }] : [];
    });
    if (single.length === 0) return undefined;
    const { state, spot } = dice.pick(single);
    const gone = (one: Spot): boolean => one.state === spot.state && one.action === spot.action;
    return { flow: without(flow, gone), ground, code: 'flow/unreachable', state };
  },
  'a state leads only to itself': (flow, ground, dice) => {
    const state = dice.pick(openStates(flow));
    const stays = without(flow, (spot) => spot.state === state && targets(spot).some((to) => to !== state));
    return { flow: stays, ground, code: 'flow/no-end', state };
  },
  'the ends are cut off': (flow, ground) => {
    const ends = Object.keys(flow.states).filter((state) => !flow.states[state]?.open);
    return {
      flow: without(flow, (spot) => targets(spot).some((to) => ends.includes(to))),
      ground,
      code: 'flow/no-end',
      state: flow.initial,
    };
  },
  'a rule can never hold': onEdge('flow/rule-never-holds', ({ edge }) => ({
    when: [...(edge.when ?? []), { code: 'never', onlyWhen: { doer: [] } }],
  })),
  'two rules contradict each other': (flow, ground, dice) => {
    const spot = dice.pick(spots(flow));
    const two = [
      { code: 'says-x', onlyWhen: { spoken: ['x'] } },
      { code: 'says-y', onlyWhen: { spoken: ['y'] } },
    ];
    return {
      flow: withEdge(withFact(flow), spot, { when: [...(spot.edge.when ?? []), ...two] }),
      ground,
      code: 'flow/rules-contradict',
      state: spot.state,
    };
  },
  'a rule waits for what nothing establishes': (flow, ground, dice) => {
    const spot = dice.pick(spots(flow));
    const waits = [...(spot.edge.when ?? []), { code: 'waits', onlyWhen: { extra: ['yes'] } }];
    return { flow: withEdge(withFact(flow), spot, { when: waits }), ground, code: 'flow/action-never-possible', state: spot.state };
  },
  'an action establishes what stops every way on': (flow, ground, dice) => {
    const into = spots(flow).filter((spot) => targets(spot).some((to) => to !== spot.state && flow.states[to]?.open));
    if (into.length === 0) return undefined;
    const trap = dice.pick(into);
    const state = dice.pick(targets(trap).filter((to) => to !== trap.state && flow.states[to]?.open));
    const set = withEdge(withFact(flow), trap, { establishes: { ...trap.edge.establishes, extra: ['no', 'yes'] } });
    const stopped = withState(set, state, (before) => ({
      ...before,
      on: Object.fromEntries(
        Object.entries(before.on).map(([action, edge]) => [
          action,
          edge && { ...edge, when: [...(edge.when ?? []), { code: 'untrapped', onlyWhen: { extra: ['no'] } }] },
        ]),
      ),
    }));
    return { flow: stopped, ground, code: 'flow/no-end', state };
  },
  'a fact is misspelt': onEdge('flow/unknown-fact', ({ edge }) => ({
    when: [...(edge.when ?? []), { code: 'odd', onlyWhen: { odd: ['yes'] } }],
  })),
  'a village has nobody': (flow, ground, dice) => {
    const village = dice.pick(ground.villages);
    return {
      flow,
      ground: { ...ground, staffed: (role, where) => where !== village && ground.staffed(role, where) },
      code: 'flow/no-owner',
      state: flow.initial,
    };
  },
  'nobody but the clock may move a state on': (flow, ground, dice) => {
    const state = dice.pick(openStates(flow));
    const clockOnly = withState(flow, state, (before) => ({
      ...before,
      on: Object.fromEntries(Object.entries(before.on).map(([action, edge]) => [action, edge && { ...edge, by: ['clock'] }])),
    }));
    return { flow: clockOnly, ground, code: 'flow/no-owner', state };
  },
};

/** Deadlines of the ground and two that rest or move by nothing. */
export const withOddDeadlines = (ground: ProofGround): ProofGround => ({
  ...ground,
  deadline: (rule) => {
    if (rule === 'rests') return { moves: [], rearms: false };
    if (rule === 'moves-by-nothing') return { moves: [{ action: 'nothing', otherwise: false }], rearms: true };
    return ground.deadline(rule);
  },
});
