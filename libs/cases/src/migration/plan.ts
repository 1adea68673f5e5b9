import { faultInWords, prove, type ProofGround, type Words } from '@lib/kernel';
import type { CaseKind } from '../case.js';
import { versionsOf, type CaseFlow } from '../flows.js';

/** How the open cases of one version of a flow go over to another. */
export interface MigrationPlan {
  readonly flow: CaseKind;
  readonly from: number;
  readonly to: number;
  /** For every open state of the old version the open state of the new one. */
  readonly states: { readonly [state: string]: string };
  /**
   * `keep`: a limit that the new state has too runs on; `restart`: limits that begin with the new state begin on the day of
   * the migration. Limits that an event of their own began (T-04 from acceptance, an obligation's day) run on either way.
   */
  readonly deadlines: 'keep' | 'restart';
}

/** What is wrong with a plan. */
export interface PlanFault {
  readonly code: string;
  readonly says: Words;
}

const planFault = (code: string, zh: string, en: string): PlanFault => ({ code: `migration/${code}`, says: { zh, en } });

/** Every fault of a plan; an empty answer lets it be applied. The version that cases go to is proved on this ground: on the way back the old one. */
export function checkPlan(plan: MigrationPlan, ground: ProofGround, back = false): readonly PlanFault[] {
  const versions = versionsOf(plan.flow);
  const [from, to] = [plan.from, plan.to].map((version) => versions.find((flow) => flow.version === version));
  const unknown = [plan.from, plan.to].filter((version) => !versions.some((flow) => flow.version === version));
  if (!from || !to)
    return unknown.map((version) =>
      planFault('unknown-version', `没有 ${plan.flow} 流程的版本 ${version}`, `There is no version ${version} of the flow ${plan.flow}`),
    );
  if (from.version === to.version) return [planFault('same-version', '新旧版本相同', 'The old version and the new one are the same')];
  return [
    ...openStates(from)
      .filter((state) => plan.states[state] === undefined)
      .map((state) =>
        planFault('state-not-mapped', `旧版状态 ${state} 没有去处`, `The open state ${state} of the old version leads nowhere`),
      ),
    ...Object.entries(plan.states).flatMap(([old, state]) => mapped(old, state, from, to)),
    ...unproved(back ? from : to, ground),
  ];
}

const unproved = (flow: CaseFlow, ground: ProofGround): readonly PlanFault[] =>
  prove(flow, ground).map((fault) => ({ code: fault.code, says: faultInWords(flow, fault) }));

const openStates = ({ states }: CaseFlow): readonly string[] => Object.keys(states).filter((state) => states[state]?.open);

function mapped(old: string, state: string, from: CaseFlow, to: CaseFlow): readonly PlanFault[] {
  const [before, after] = [from.states[old], to.states[state]];
  if (!before) return [planFault('unknown-old-state', `旧版没有状态 ${old}`, `The old version has no state ${old}`)];
  if (!after)
    return [
      planFault(
        'unknown-new-state',
        `新版没有状态 ${state}（由 ${old} 转来）`,
        `The new version has no state ${state}, to which ${old} leads`,
      ),
    ];
  if (before.open === after.open) return [];
  return before.open
    ? [planFault('would-end', `未办结的 ${old} 不能转为已办结的 ${state}`, `${old} is open and ${state} is not: a migration ends no case`)]
    : [
        planFault(
          'would-reopen',
          `已办结的 ${old} 不能转为未办结的 ${state}`,
          `${old} has ended and ${state} has not: a migration reopens no case`,
        ),
      ];
}

/** A plan as it is written in a file. @throws PlanUnreadable naming the first member that is wrong */
export function readPlan(given: unknown): MigrationPlan {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new PlanUnreadable('a plan is an object');
  const known = ['flow', 'from', 'to', 'states', 'deadlines'];
  const odd = Object.keys(given).find((name) => !known.includes(name));
  if (odd !== undefined) throw new PlanUnreadable(`${odd} is no member of a plan`);
  const { flow, from, to, states, deadlines } = given as { readonly [name: string]: unknown };
  if (typeof flow !== 'string' || versionsOf(flow as CaseKind).length === 0)
    throw new PlanUnreadable(`flow: there is no flow ${JSON.stringify(flow)}`);
  if (!isVersion(from)) throw new PlanUnreadable('from: must be a version, a whole number from 1 on');
  if (!isVersion(to)) throw new PlanUnreadable('to: must be a version, a whole number from 1 on');
  if (deadlines !== 'keep' && deadlines !== 'restart') throw new PlanUnreadable('deadlines: must be keep or restart');
  if (typeof states !== 'object' || states === null || Object.values(states).some((state) => typeof state !== 'string'))
    throw new PlanUnreadable('states: must name a new state for each old one');
  return { flow: flow as CaseKind, from, to, states: states as MigrationPlan['states'], deadlines };
}

const isVersion = (given: unknown): given is number => typeof given === 'number' && Number.isInteger(given) && given >= 1;

export class PlanUnreadable extends Error {
  override readonly name = 'PlanUnreadable';
}
