import { describe, expect, it } from '@jest/globals';
import { disputeFlow, rolesOfKind } from '@lib/cases';
import { loadLaw } from '@lib/town';
import { fileURLToPath } from 'node:url';
import { prove, type ProofGround, type ProvableFlow } from './prove.js';

const law = loadLaw(fileURLToPath(new URL('../../../config', import.meta.url))).deadlines;
const townRoles = ['dispatcher', 'centre-head', 'police', 'town-mediator', 'lawyer', 'court-liaison', 'petition-officer', 'town-leader'];
const villageRoles = ['village-mediator', 'village-leader'];

/** A town with two villages and somebody in every post, unless it is said to be empty. */
const town = (empty: (role: string, village: string) => boolean = () => false): ProofGround => ({
  villages: ['jia', 'yi'],
  staffed: (role, village) => [...townRoles, ...villageRoles].includes(role) && !empty(role, village),
  holderRoles: rolesOfKind,
  knownRole: (role) => [...townRoles, ...villageRoles].includes(role),
  deadline: (rule) => {
    const known = law.get(rule);
    return (
      known && {
        moves: known.ladder.flatMap(({ action }) => (action === undefined ? [] : [action])),
        rearms: known.ladder.at(-1)?.again !== undefined,
      }
    );
  },
});

const small: ProvableFlow = {
  name: 'small',
  initial: 'open',
  states: {
    open: { open: true, holder: ['centre'], within: ['S-03a'], on: { work: { to: 'working', by: ['dispatcher'] } } },
    working: { open: true, holder: ['centre'], within: ['S-09'], on: { finish: { to: 'done', by: ['holder'] } } },
    done: { open: false, on: {} },
  },
};
type States = ProvableFlow['states'];
const changed = (states: States): ProvableFlow => ({ ...small, states: { ...small.states, ...states } });
const { open, working } = small.states as { readonly open: States[string]; readonly working: States[string] }; // both are written above
const faults = (flow: ProvableFlow, ground = town()) => prove(flow, ground).map(({ code, path }) => ({ code, path: path.join(' ') }));

describe('the proof of a flow', () => {
  it('finds no fault in the dispute flow of a town with two villages', () => {
    expect(prove(disputeFlow, town())).toEqual([]);
  });
  it('takes less than a second', () => {
    const began = performance.now();
    prove(disputeFlow, town());
    expect(performance.now() - began).toBeLessThan(1000);
  });
  it('finds no fault in a small flow that has none', () => {
    expect(faults(small)).toEqual([]);
  });
  it('shows the way to a state where one village has nobody', () => {
    const found = prove(
      disputeFlow,
      town((role, village) => village === 'yi' && [...villageRoles, 'dispatcher', 'centre-head'].includes(role)),
    );
    const performing = found.find(({ code, says }) => code === 'flow/no-owner' && says.en.includes('performing'));
    expect(performing?.says.zh).toContain('yi');
    expect(performing?.path.join(' ')).toBe('registered -accept-> village-mediating -agree-> agreed -plan-performance-> performing');
  });
});

describe('a broken flow is refused', () => {
  it('without its initial state', () => {
    expect(faults({ ...small, initial: 'nowhere' })).toEqual([{ code: 'flow/no-initial', path: '' }]);
  });
  it('where an action leads nowhere', () => {
    expect(faults(changed({ working: { ...working, on: { finish: { to: 'gone', by: ['holder'] } } } }))).toEqual([
      { code: 'flow/unknown-target', path: 'working' },
    ]);
  });
  it('where no path leads to a state', () => {
    expect(faults(changed({ island: { ...working, on: { finish: { to: 'done', by: ['holder'] } } } }))).toEqual([
      { code: 'flow/unreachable', path: '' },
    ]);
  });
  it('where a state has no way to an end', () => {
    const loop = changed({ working: { ...working, on: { back: { to: 'open', by: ['holder'] } } } });
    expect(faults(loop)).toContainEqual({ code: 'flow/no-end', path: 'open -work-> working' });
  });
  it('where nobody may act', () => {
    const idle = changed({ working: { ...working, on: { finish: { to: 'done', by: [] } } } });
    expect(faults(idle)).toContainEqual({ code: 'flow/no-role', path: 'open -work-> working' });
    expect(faults(idle)).toContainEqual({ code: 'flow/no-owner', path: 'open -work-> working' });
  });
  it('where a role is named that nobody can hold', () => {
    const wizard = changed({ working: { ...working, on: { finish: { to: 'done', by: ['holder', 'wizard'] } } } });
    expect(faults(wizard)).toEqual([{ code: 'flow/unknown-role', path: 'open -work-> working' }]);
  });
  it('where an open state has no holder', () => {
    expect(faults(changed({ working: { ...working, holder: [] } }))).toEqual([{ code: 'flow/no-holder', path: 'open -work-> working' }]);
  });
  it('where nobody of the holder is on duty and nobody else may move the case', () => {
    expect(
      faults(
        small,
        town((role) => role === 'dispatcher' || role === 'centre-head'),
      ).map(({ code }) => code),
    ).toContain('flow/no-owner');
  });
  it('where an open state has no deadline, or only one that rests', () => {
    expect(faults(changed({ working: { ...working, within: [] } }))).toEqual([{ code: 'flow/no-deadline', path: 'open -work-> working' }]);
    expect(faults(changed({ working: { ...working, within: ['T-01'] } }))).toEqual([
      { code: 'flow/no-deadline', path: 'open -work-> working' },
    ]);
  });
  it('where a deadline is not defined', () => {
    expect(faults(changed({ working: { ...working, within: ['S-09', 'S-99'] } }))).toEqual([
      { code: 'flow/unknown-deadline', path: 'open -work-> working' },
    ]);
  });
  it('where the deadline moves by an action that the clock may not take', () => {
    expect(faults(changed({ open: { ...open, within: ['S-01'] } }))).toEqual([{ code: 'flow/no-deadline', path: 'open' }]);
    const clocked = { ...open, within: ['S-01'], on: { ...open?.on, escalate: { to: 'working', by: ['clock'] } } };
    expect(faults(changed({ open: clocked as States[string] }))).toEqual([]);
  });
});
