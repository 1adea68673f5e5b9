import { casesOf, together, type FactCase, type FactCatalogue } from '../facts.js';
import { targetsOf } from '../flow.js';
import { isRole, type ProofEdge } from './edges.js';
import type { Faults } from './fault.js';
import type { ProofGround, ProvableFlow, ProvableState, Step } from './provable-flow.js';

type PathOf = (state: string) => readonly Step[] | null;

/** What can be seen wrong in one row of the table, without walking. */
export function checkTable(
  flow: ProvableFlow,
  ground: ProofGround,
  edges: ReadonlyMap<string, readonly ProofEdge[]>,
  catalogue: FactCatalogue,
  { faults, pathOf }: { readonly faults: Faults; readonly pathOf: PathOf },
): void {
  for (const [state, declared] of Object.entries(flow.states)) {
    if (declared.open) checkOpenState(state, declared, ground, faults, pathOf(state));
    for (const edge of edges.get(state) ?? []) {
      checkEdge(flow, edge, ground, faults, pathOf(state));
      checkFacts(edge, catalogue, faults, pathOf(state));
      checkRules(edge, catalogue, faults, pathOf(state));
    }
  }
}

function checkOpenState(state: string, declared: ProvableState, ground: ProofGround, faults: Faults, path: readonly Step[] | null): void {
  if ((declared.holder ?? []).length === 0) {
    faults.add('flow/no-holder', { state }, path, (the) => ({ zh: `${the.state}没有责任单位`, en: `${the.state} has no holder` }));
  }
  for (const holder of declared.holder ?? []) {
    if (ground.holderRoles(holder).length > 0) continue;
    faults.add('flow/unknown-holder', { state }, path, (the) => ({
      zh: `${the.state}的责任单位类型“${holder}”不存在`,
      en: `${the.state} is held by “${holder}”, a kind of office that does not exist`,
    }));
  }
  for (const rule of declared.within ?? []) {
    const end = ground.deadline(rule);
    if (!end) {
      faults.add('flow/unknown-deadline', { state }, path, (the) => ({
        zh: `${the.state}用了未定义的时限“${rule}”`,
        en: `${the.state} uses the deadline “${rule}”, which is not defined`,
      }));
    }
    for (const { action, otherwise } of end?.moves ?? []) {
      if (otherwise || declared.on[action]?.by.includes('clock')) continue;
      faults.add('flow/move-not-possible', { state, action }, path, (the) => ({
        zh: `${the.state}的时限 ${rule} 到期要办“${action}”，而时钟在此不能办它`,
        en: `In ${the.state} the deadline ${rule} moves by “${action}”, which is no action of the clock there`,
      }));
    }
  }
}

function checkEdge(
  flow: ProvableFlow,
  { state, action, edge, takers }: ProofEdge,
  ground: ProofGround,
  faults: Faults,
  path: readonly Step[] | null,
): void {
  const place = { state, action };
  for (const target of targetsOf(state, edge.to)) {
    if (Object.hasOwn(flow.states, target)) continue;
    faults.add('flow/unknown-target', place, path, (the) => ({
      zh: `${the.state}的动作${the.action}指向不存在的状态“${target}”`,
      en: `${the.action} in ${the.state} leads to the state “${target}”, which does not exist`,
    }));
  }
  for (const role of edge.by) {
    if (!isRole(role) || ground.knownRole(role)) continue;
    faults.add('flow/unknown-role', place, path, (the) => ({
      zh: `${the.state}的动作${the.action}指定了无人可任的角色“${role}”`,
      en: `${the.action} in ${the.state} names the role “${role}”, which nobody can hold`,
    }));
  }
  if (edge.by.length === 0) {
    faults.add('flow/no-role', place, path, (the) => ({
      zh: `${the.state}的动作${the.action}没有任何角色可办`,
      en: `No role may do ${the.action} in ${the.state}`,
    }));
  } else if (takers.length === 0 && edge.by.includes('clock')) {
    faults.add('flow/clock-never-comes', place, path, (the) => ({
      zh: `${the.state}的动作${the.action}只由时钟办理，而此处没有时限到期会办它`,
      en: `Only the clock may do ${the.action} in ${the.state}, and no deadline there moves by it`,
    }));
  }
}

function checkFacts({ state, action, edge }: ProofEdge, catalogue: FactCatalogue, faults: Faults, path: readonly Step[] | null): void {
  const cases: readonly FactCase[] = [
    ...(edge.when ?? []).flatMap(({ onlyWhen }) => casesOf(onlyWhen)),
    ...(edge.establishes ? [edge.establishes] : []),
    ...Object.values(edge.establishesAt ?? {}).filter((one) => one !== undefined),
    ...(edge.answers ?? []).map((fact) => ({ [fact]: [] })),
  ];
  const unknown = new Set(
    cases.flatMap((one) =>
      Object.entries(one).flatMap(([fact, values]) => {
        const declared = catalogue[fact];
        if (!declared) return [fact];
        return values.filter((value) => !declared.values.includes(value)).map((value) => `${fact} = ${value}`);
      }),
    ),
  );
  for (const name of unknown) {
    faults.add('flow/unknown-fact', { state, action }, path, (the) => ({
      zh: `${the.state}的动作${the.action}用了未声明的事实“${name}”`,
      en: `${the.action} in ${the.state} uses the fact “${name}”, which is not declared`,
    }));
  }
}

function checkRules(
  { state, action, edge, takers, allowed }: ProofEdge,
  catalogue: FactCatalogue,
  faults: Faults,
  path: readonly Step[] | null,
): void {
  if (allowed.length > 0) return;
  const taken = takers.length > 0 ? [{ doer: takers }] : [];
  const rules = edge.when ?? [];
  const never = rules.filter(({ onlyWhen }) => together([...taken, onlyWhen], catalogue).length === 0);
  for (const { code } of never) {
    faults.add('flow/rule-never-holds', { state, action }, path, (the) => ({
      zh: `${the.state}的动作${the.action}的规则 ${code} 永远不能成立`,
      en: `The rule ${code} of ${the.action} in ${the.state} can never hold`,
    }));
  }
  if (never.length > 0) return;
  const names = rules.map(({ code }) => code).join(', ');
  faults.add('flow/rules-contradict', { state, action }, path, (the) => ({
    zh: `${the.state}的动作${the.action}的各条规则互相矛盾，不能同时成立：${names}`,
    en: `The rules of ${the.action} in ${the.state} contradict each other, so that it can never be done: ${names}`,
  }));
}
