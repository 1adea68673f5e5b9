import { describe, expect, it } from '@jest/globals';
import { disputeFlow } from '@lib/cases';
import type { FactFormula } from '../facts.js';
import { faultInWords } from './fault.js';
import { town, villageRoles, wayOf } from './ground.fixture.js';
import type { Fault, ProvableEdge, ProvableFlow, ProvableRule, ProvableState } from './provable-flow.js';
import { prove } from './prove.js';

const open: ProvableState = { open: true, holder: ['centre'], within: ['S-03a'], on: { work: { to: 'working', by: ['dispatcher'] } } };
const working: ProvableState = { open: true, holder: ['centre'], within: ['S-09'], on: { finish: { to: 'done', by: ['holder'] } } };
const small: ProvableFlow = {
  name: 'small',
  initial: 'open',
  facts: {
    told: { says: { zh: '已告知', en: 'told' }, of: 'case', values: ['no', 'yes'] },
    asks: { says: { zh: '请求', en: 'asks' }, of: 'command', values: ['more', 'less'] },
  },
  states: { open, working, done: { open: false, on: {} } },
};
const changed = (states: { readonly [state: string]: ProvableState }): ProvableFlow => ({
  ...small,
  states: { ...small.states, ...states },
});
const finishing = (edge: Partial<ProvableEdge>): ProvableFlow =>
  changed({ working: { ...working, on: { finish: { to: 'done', by: ['holder'], ...edge } } } });
const rule = (code: string, onlyWhen: FactFormula): ProvableRule => ({ code, onlyWhen });

const faults = (flow: ProvableFlow, ground = town()): readonly object[] =>
  prove(flow, ground).map((fault: Fault) => ({ code: fault.code, way: wayOf(fault) }));
const atWorking = '-work-> working';

describe('the proof of a flow', () => {
  it('finds no fault in the dispute flow of a town with two villages', () => {
    expect(prove(disputeFlow, town())).toEqual([]);
  });
  it('finds no fault in a small flow that has none', () => {
    expect(faults(small)).toEqual([]);
  });
  it('shows the way to a state where one village has nobody', () => {
    const nobody = [...villageRoles, 'dispatcher', 'centre-head'];
    const found = prove(
      disputeFlow,
      town((role, village) => village === 'yi' && nobody.includes(role)),
    );
    const performing = found.find(({ code, state }) => code === 'flow/no-owner' && state === 'performing');
    expect(performing?.says.zh).toContain('yi');
    expect(performing && wayOf(performing)).toBe('-accept-> village-mediating -agree-> agreed -plan-performance-> performing');
  });
  it('tells a fault as the way to it, in the words of the flow and in both languages', () => {
    const [first] = prove(
      { ...disputeFlow, states: { ...disputeFlow.states, agreed: { ...disputeFlow.states.agreed, within: [] } } },
      town(),
    );
    expect(first && faultInWords(disputeFlow, first)).toEqual({
      zh: '已登记 →（受理）→ 村级调解中 →（达成协议）→ 达成协议：“达成协议”（已受理 = yes，协议 = awaits-marks）没有到期后会推进或再次提醒的时限',
      en: 'Registered → (Accept) → In village mediation → (Agree) → Agreed: “Agreed” (accepted = yes, agreement = awaits-marks) has no deadline that expires into a move or a rung that re-arms',
    });
  });
  it('marks the steps of the clock on the way', () => {
    const clocked: ProvableState = {
      ...open,
      within: ['S-01'],
      on: { escalate: { label: { zh: '上报', en: 'Escalate' }, to: 'working', by: ['clock'] } },
    };
    const flow = changed({ open: clocked, working: { ...working, within: [] } });
    const [nobody, resting] = prove(flow, town());
    expect(nobody?.code).toBe('flow/no-owner');
    expect(resting && faultInWords(flow, resting).zh).toContain('open →（到期：上报）→ working：');
  });
});

describe('a broken flow is refused', () => {
  it('where only an action that needs another matter leads on: that matter may not be there', () => {
    expect(faults(finishing({ by: ['holder'], names: 'other' }))).toEqual(
      expect.arrayContaining([
        { code: 'flow/no-end', way: atWorking },
        { code: 'flow/no-owner', way: atWorking },
      ]),
    );
  });
  it('without its initial state', () => {
    expect(faults({ ...small, initial: 'nowhere' })).toEqual([{ code: 'flow/no-initial', way: null }]);
  });
  it('where an action leads nowhere', () => {
    expect(faults(finishing({ to: 'gone' }))).toContainEqual({ code: 'flow/unknown-target', way: atWorking });
    expect(faults(finishing({ to: ['done', 'gone'] }))).toEqual([{ code: 'flow/unknown-target', way: atWorking }]);
  });
  it('where no path leads to a state', () => {
    expect(faults(changed({ island: working }))).toEqual([{ code: 'flow/unreachable', way: null }]);
  });
  it('where a state has no way to an end', () => {
    expect(faults(finishing({ to: 'open' }))).toContainEqual({ code: 'flow/no-end', way: atWorking });
  });
  it('where nobody may act', () => {
    expect(faults(finishing({ by: [] }))).toContainEqual({ code: 'flow/no-role', way: atWorking });
    expect(faults(finishing({ by: [] }))).toContainEqual({ code: 'flow/no-owner', way: atWorking });
  });
  it('where a role is named that nobody can hold', () => {
    expect(faults(finishing({ by: ['holder', 'wizard'] }))).toEqual([{ code: 'flow/unknown-role', way: atWorking }]);
  });
  it('where an open state has no holder, or a holder that is no kind of office', () => {
    expect(faults(changed({ working: { ...working, holder: [] } }))).toEqual([{ code: 'flow/no-holder', way: atWorking }]);
    expect(faults(changed({ working: { ...working, holder: ['center'] } }))).toContainEqual({
      code: 'flow/unknown-holder',
      way: atWorking,
    });
  });
  it('where nobody of the holder is on duty and nobody else may move the case', () => {
    const found = prove(
      small,
      town((role) => role === 'dispatcher' || role === 'centre-head'),
    );
    expect(found.map(({ code }) => code)).toContain('flow/no-owner');
  });
  it('where an open state has no deadline, or only one that rests', () => {
    expect(faults(changed({ working: { ...working, within: [] } }))).toEqual([{ code: 'flow/no-deadline', way: atWorking }]);
    expect(faults(changed({ working: { ...working, within: ['T-01'] } }))).toEqual([{ code: 'flow/no-deadline', way: atWorking }]);
  });
  it('where a deadline is not defined', () => {
    expect(faults(changed({ working: { ...working, within: ['S-09', 'S-99'] } }))).toEqual([
      { code: 'flow/unknown-deadline', way: atWorking },
    ]);
  });
  it('where the deadline moves by an action that the state lacks or the clock may not take', () => {
    expect(faults(changed({ open: { ...open, within: ['S-01', 'S-03a'] } }))).toEqual([{ code: 'flow/move-not-possible', way: '' }]);
    const byPeople = { ...open, within: ['S-01', 'S-03a'], on: { escalate: { to: 'working', by: ['dispatcher'] } } };
    expect(faults(changed({ open: byPeople }))).toEqual([{ code: 'flow/move-not-possible', way: '' }]);
    const clocked = { ...open, within: ['S-01'], on: { ...open.on, escalate: { to: 'working', by: ['clock'] } } };
    expect(faults(changed({ open: clocked }))).toEqual([]);
  });
  it('where only the clock may act and no deadline comes for it', () => {
    const waiting = { ...working, on: { ...working.on, sweep: { to: 'done', by: ['clock'] } } };
    expect(faults(changed({ working: waiting }))).toEqual([{ code: 'flow/clock-never-comes', way: atWorking }]);
  });
});

describe('a flow with rules is refused', () => {
  it('where a rule can never hold', () => {
    expect(faults(finishing({ when: [rule('never', { asks: [] })] }))).toContainEqual({ code: 'flow/rule-never-holds', way: atWorking });
  });
  it('where two rules contradict each other', () => {
    const both = [rule('more', { asks: ['more'] }), rule('less', { asks: ['less'] })];
    expect(faults(finishing({ when: both }))).toContainEqual({ code: 'flow/rules-contradict', way: atWorking });
    const either = [rule('more', { asks: ['more'] }), rule('either', [{ asks: ['less'] }, { asks: ['more'], told: ['no'] }])];
    expect(faults(finishing({ when: either }))).toEqual([]);
  });
  it('where a rule waits for what no action before it establishes', () => {
    const told = { when: [rule('told', { told: ['yes'] })] };
    expect(faults(finishing(told))).toContainEqual({ code: 'flow/action-never-possible', way: atWorking });
    const telling = { ...open, on: { work: { to: 'working', by: ['dispatcher'], establishes: { told: ['yes'] } } } };
    expect(faults({ ...finishing(told), states: { ...finishing(told).states, open: telling } })).toEqual([]);
  });
  it('where one way to a state leaves a case without any way on, though another does not', () => {
    const two = {
      ...open,
      on: { tell: { to: 'working', by: ['dispatcher'], establishes: { told: ['yes'] } }, skip: { to: 'working', by: ['dispatcher'] } },
    };
    const flow = finishing({ when: [rule('told', { told: ['yes'] })] });
    const found = prove({ ...flow, states: { ...flow.states, open: two } }, town());
    expect(found.map((fault) => [fault.code, wayOf(fault)])).toEqual([
      ['flow/no-end', '-skip-> working'],
      ['flow/no-owner', '-skip-> working'],
    ]);
  });
  it('where a fact or one of its values is misspelt', () => {
    expect(faults(finishing({ when: [rule('told', { tolt: ['yes'] })] }))).toEqual([{ code: 'flow/unknown-fact', way: atWorking }]);
    expect(faults(finishing({ when: [rule('asks', { asks: ['more', 'lass'] })] }))).toEqual([
      { code: 'flow/unknown-fact', way: atWorking },
    ]);
    expect(faults(finishing({ establishes: { told: ['maybe'] } }))).toContainEqual({ code: 'flow/unknown-fact', way: atWorking });
  });
  it('and a rule that only a person has to keep does not hold the clock back', () => {
    const either = [rule('person-told', [{ doer: ['clock'] }, { told: ['yes'] }])];
    const clocked = { ...open, within: ['S-01'], on: { escalate: { to: 'working', by: ['dispatcher', 'clock'], when: either } } };
    expect(faults(changed({ open: clocked }))).toEqual([{ code: 'flow/no-owner', way: '' }]);
  });
  it('where it has more situations than can be looked at', () => {
    const facts = Object.fromEntries(
      Array.from({ length: 17 }, (_, index) => [`fact-${index}`, small.facts?.['told'] ?? small.facts?.['asks']]),
    );
    const establishes = Object.fromEntries(Object.keys(facts).map((fact) => [fact, ['no', 'yes']]));
    const many = {
      ...finishing({}),
      facts,
      states: { ...small.states, open: { ...open, on: { work: { to: 'working', by: ['dispatcher'], establishes } } } },
    };
    expect(faults(many as ProvableFlow)).toEqual([{ code: 'flow/too-many-situations', way: null }]);
  });
});
