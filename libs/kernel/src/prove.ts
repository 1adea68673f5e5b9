import { targetsOf } from './flow.js';
import type { Words } from './words.js';

/** A flow as the proof sees it: finite, without predicates. */
export interface ProvableFlow {
  readonly name: string;
  readonly initial: string;
  readonly states: {
    readonly [state: string]: {
      readonly open: boolean;
      readonly holder?: readonly string[];
      readonly within?: readonly string[];
      readonly on: { readonly [action: string]: { readonly to: string | readonly string[]; readonly by: readonly string[] } | undefined };
    };
  };
}

/** What the proof needs to know of the town and the law, all of it finite. */
export interface ProofGround {
  readonly villages: readonly string[];
  /** Roles that somebody holds: in the town, or in this village. `holder` etc. are resolved through `holderRoles`. */
  readonly staffed: (role: string, village: string) => boolean;
  /** Roles that may act for a kind of holder, e.g. village -> village-mediator. */
  readonly holderRoles: (holder: string) => readonly string[];
  readonly knownRole: (role: string) => boolean;
  /** How a deadline rule ends: it moves by these actions, or its last rung re-arms. */
  readonly deadline: (rule: string) => { readonly moves: readonly string[]; readonly rearms: boolean } | undefined;
}

export interface Fault {
  readonly code: string;
  readonly says: Words;
  /** Shortest path from the initial state to the fault, as `state -action-> state`. */
  readonly path: readonly string[];
}

const special = new Set(['holder', 'lead', 'assisting', 'clock']);

/** Every fault of a flow, each with the shortest path to it; an empty answer is the proof. */
export function prove(flow: ProvableFlow, ground: ProofGround): readonly Fault[] {
  if (!flow.states[flow.initial])
    return [fault('flow/no-initial', `没有初始状态 ${flow.initial}`, `There is no initial state ${flow.initial}`, [])];
  const dangling = danglingTargets(flow);
  if (dangling.length > 0) return dangling;
  const paths = shortestPaths(flow);
  return [...unreachable(flow, paths), ...deadEnds(flow, paths), ...unowned(flow, ground, paths), ...unclocked(flow, ground, paths)];
}

const fault = (code: string, zh: string, en: string, path: readonly string[]): Fault => ({ code, says: { zh, en }, path });

function* edgesOf(flow: ProvableFlow, state: string): Generator<{ action: string; to: string; by: readonly string[] }> {
  for (const [action, edge] of Object.entries(flow.states[state]?.on ?? {})) {
    if (!edge) continue;
    for (const to of targetsOf(state, edge.to)) yield { action, to, by: edge.by };
  }
}

function danglingTargets(flow: ProvableFlow): readonly Fault[] {
  return Object.keys(flow.states).flatMap((state) =>
    [...edgesOf(flow, state)]
      .filter(({ to }) => !flow.states[to])
      .map(({ action, to }) =>
        fault(
          'flow/unknown-target',
          `${state} 的 ${action} 指向不存在的状态 ${to}`,
          `${action} of ${state} leads to an unknown state ${to}`,
          [state],
        ),
      ),
  );
}

/** Breadth first: state -> the shortest way there, written as steps. */
function shortestPaths(flow: ProvableFlow): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>([[flow.initial, [flow.initial]]]);
  const queue = [flow.initial];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    for (const { action, to } of edgesOf(flow, state)) {
      if (found.has(to)) continue;
      found.set(to, [...(found.get(state) ?? []), `-${action}->`, to]);
      queue.push(to);
    }
  }
  return found;
}

function unreachable(flow: ProvableFlow, paths: ReadonlyMap<string, readonly string[]>): readonly Fault[] {
  return Object.keys(flow.states)
    .filter((state) => !paths.has(state))
    .map((state) => fault('flow/unreachable', `没有路可到状态 ${state}`, `No path leads to state ${state}`, []));
}

/** States from which no ended state can be reached: walk the edges backwards from the ends. */
function deadEnds(flow: ProvableFlow, paths: ReadonlyMap<string, readonly string[]>): readonly Fault[] {
  const leads = new Set(Object.keys(flow.states).filter((state) => !flow.states[state]?.open));
  for (let grew = true; grew;) {
    grew = false;
    for (const state of Object.keys(flow.states)) {
      if (leads.has(state)) continue;
      for (const { to } of edgesOf(flow, state)) {
        if (!leads.has(to)) continue;
        leads.add(state);
        grew = true;
        break;
      }
    }
  }
  return Object.keys(flow.states)
    .filter((state) => !leads.has(state))
    .map((state) =>
      fault(
        'flow/no-end',
        `从状态 ${state} 走不到任何办结状态`,
        `From state ${state} no ended state can be reached`,
        paths.get(state) ?? [],
      ),
    );
}

function unowned(flow: ProvableFlow, ground: ProofGround, paths: ReadonlyMap<string, readonly string[]>): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [name, state] of Object.entries(flow.states)) {
    const path = paths.get(name) ?? [];
    for (const { action, by } of edgesOf(flow, name)) {
      if (by.length === 0)
        faults.push(fault('flow/no-role', `${name} 的 ${action} 没有任何角色可办`, `No role may do ${action} in ${name}`, path));
      for (const role of by) {
        if (!special.has(role) && !ground.knownRole(role)) {
          faults.push(
            fault(
              'flow/unknown-role',
              `${name} 的 ${action} 指向无人可任的角色 ${role}`,
              `${action} in ${name} names the role ${role}, which nobody can hold`,
              path,
            ),
          );
        }
      }
    }
    if (!state.open) continue;
    const forward = [...edgesOf(flow, name)].filter(({ to }) => to !== name);
    for (const village of ground.villages) {
      for (const holder of state.holder ?? []) {
        const canAct = forward.some(({ by }) =>
          by.some((doer) =>
            doer === 'holder' || doer === 'lead'
              ? ground.holderRoles(holder).some((role) => ground.staffed(role, village))
              : !special.has(doer) && ground.staffed(doer, village),
          ),
        );
        if (!canAct) {
          faults.push(
            fault(
              'flow/no-owner',
              `${village} 的案件停在 ${name} 时无人可办`,
              `In ${village} nobody can move a case on from ${name}`,
              path,
            ),
          );
        }
      }
      if ((state.holder ?? []).length === 0) {
        faults.push(fault('flow/no-holder', `状态 ${name} 没有责任单位`, `State ${name} has no holder`, path));
        break;
      }
    }
  }
  return dedupe(faults);
}

function unclocked(flow: ProvableFlow, ground: ProofGround, paths: ReadonlyMap<string, readonly string[]>): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [name, state] of Object.entries(flow.states)) {
    if (!state.open) continue;
    const path = paths.get(name) ?? [];
    const rules = state.within ?? [];
    const clockMoves = new Set(Object.entries(state.on).flatMap(([action, edge]) => (edge?.by.includes('clock') ? [action] : [])));
    const expires = rules.some((rule) => {
      const end = ground.deadline(rule);
      return end !== undefined && (end.rearms || end.moves.some((action) => clockMoves.has(action)));
    });
    for (const rule of rules) {
      if (!ground.deadline(rule))
        faults.push(
          fault('flow/unknown-deadline', `状态 ${name} 用了未定义的时限 ${rule}`, `State ${name} uses an undefined deadline ${rule}`, path),
        );
    }
    if (!expires) {
      faults.push(
        fault(
          'flow/no-deadline',
          `状态 ${name} 没有到期后会推进或再次提醒的时限`,
          `State ${name} has no deadline that expires into a move or a rung that re-arms`,
          path,
        ),
      );
    }
  }
  return faults;
}

const dedupe = (faults: readonly Fault[]): readonly Fault[] => [
  ...new Map(faults.map((item) => [`${item.code} ${item.says.en}`, item])).values(),
];
