import type { FactFormula } from '../facts.js';
import type { Fault, FaultCode, ProofGround, ProvableEdge, ProvableFlow, Step } from './provable-flow.js';

/*
 * The same question as prove() answers, asked again in the plainest way: every assignment of every fact is tried, the
 * reached situations grow by whole rounds, and nothing is shared with the proof but the types.
 */

type Values = { readonly [fact: string]: string };
type Doer = 'person' | 'clock';
interface Place {
  readonly state: string;
  readonly values: Values;
}
interface Link {
  readonly from: string;
  readonly to: string;
  readonly action: string;
  readonly by: Doer;
}

const parties = ['holder', 'lead', 'assisting', 'clock'];
const keyOf = ({ state, values }: Place): string =>
  `${state}|${Object.keys(values)
    .toSorted()
    .map((fact) => `${fact}:${values[fact]}`)
    .join()}`;
const list = (formula: FactFormula | undefined): readonly { readonly [fact: string]: readonly string[] }[] =>
  formula === undefined
    ? [{}]
    : Array.isArray(formula)
      ? (formula as readonly { [fact: string]: readonly string[] }[])
      : [formula as { [fact: string]: readonly string[] }];

/** All assignments of these facts, by counting. */
function assignments(facts: readonly string[], valuesOf: (fact: string) => readonly string[]): readonly Values[] {
  const sizes = facts.map((fact) => valuesOf(fact).length);
  const total = sizes.reduce((product, size) => product * size, 1);
  return Array.from({ length: total }, (_, number) => {
    let rest = number;
    return Object.fromEntries(
      facts.map((fact, index) => {
        const size = sizes[index] ?? 1;
        const value = valuesOf(fact)[rest % size] ?? '';
        rest = Math.floor(rest / size);
        return [fact, value];
      }),
    );
  });
}

/** One fault as the two judges must agree on it: what, where, and how far from the beginning (`null`: no way leads there). */
export const verdict = (code: FaultCode, state: string | undefined, action: string | undefined, steps: number | null): string =>
  [code, state ?? '', action ?? '', steps === null ? 'nowhere' : steps].join(' ');
export const verdictOf = ({ code, state, action, path }: Fault): string => verdict(code, state, action, path && path.length);

/** Every action with all that the facts say of it, written at the action. */
function spelledOut(flow: ProvableFlow): ProvableFlow {
  const spelled = (action: string, edge: ProvableEdge): ProvableEdge => {
    let whole = edge;
    for (const [fact, { changedBy = {} }] of Object.entries(flow.facts ?? {})) {
      const change = changedBy[action];
      if (change === undefined) continue;
      if (change === 'answered') whole = { ...whole, answers: [...(whole.answers ?? []), fact] };
      else if (Array.isArray(change)) whole = { ...whole, establishes: { ...whole.establishes, [fact]: change as readonly string[] } };
      else {
        const at = change as { readonly [target: string]: readonly string[] };
        const added = Object.keys(at).map((target) => [target, { ...whole.establishesAt?.[target], [fact]: at[target] ?? [] }]);
        whole = { ...whole, establishesAt: { ...whole.establishesAt, ...Object.fromEntries(added) } };
      }
    }
    return whole;
  };
  const states = Object.entries(flow.states).map(([state, declared]) => [
    state,
    { ...declared, on: Object.fromEntries(Object.entries(declared.on).map(([action, edge]) => [action, edge && spelled(action, edge)])) },
  ]);
  return { ...flow, states: Object.fromEntries(states) };
}

export class BruteForce {
  private readonly declared: {
    readonly [fact: string]: { readonly of: string; readonly values: readonly string[]; readonly initial?: readonly string[] };
  };
  private readonly caseFacts: readonly string[];
  private readonly distance = new Map<string, number>();
  private readonly places = new Map<string, Place>();
  private readonly links: Link[] = [];
  private readonly linksFrom = new Map<string, Link[]>();

  private readonly flow: ProvableFlow;

  constructor(
    flow: ProvableFlow,
    private readonly ground: ProofGround,
  ) {
    this.flow = spelledOut(flow);
    this.declared = { ...flow.facts, doer: { of: 'command', values: ['person', 'clock'] } };
    this.caseFacts = Object.keys(this.declared).filter((fact) => this.declared[fact]?.of === 'case');
    if (this.exists(flow.initial)) this.grow();
  }

  /** Whether this way can be gone, step by step. */
  walks(path: readonly Step[]): boolean {
    const at = path.map(({ to, facts }) => keyOf({ state: to, values: facts }));
    return path.every(({ by, action }, index) => {
      const begins = index === 0 ? (key: string): boolean => this.distance.get(key) === 0 : (key: string): boolean => key === at[index - 1];
      return this.links.some((link) => link.to === at[index] && link.action === action && link.by === by && begins(link.from));
    });
  }

  verdicts(): ReadonlySet<string> {
    const { flow } = this;
    if (!this.exists(flow.initial)) return new Set([verdict('flow/no-initial', undefined, undefined, null)]);
    const found = new Set<string>();
    for (const [state, declared] of Object.entries(flow.states)) {
      const here = [...this.places].filter(([, place]) => place.state === state).map(([key]) => key);
      const near = here.length === 0 ? null : Math.min(...here.map((key) => this.distance.get(key) ?? Infinity));
      if (near === null) found.add(verdict('flow/unreachable', state, undefined, null));
      for (const [action, edge] of Object.entries(declared.on)) if (edge) this.judgeEdge(state, action, edge, near, here, found);
      const lost = here.filter((key) => !this.ends(key));
      if (lost.length > 0) found.add(verdict('flow/no-end', state, undefined, this.nearest(lost)));
      if (declared.open) this.judgeOpen(state, near, here, found);
    }
    return found;
  }

  private judgeOpen(state: string, near: number | null, here: readonly string[], found: Set<string>): void {
    const { holder = [], within = [] } = this.flow.states[state] ?? {};
    const { ground } = this;
    if (holder.length === 0) found.add(verdict('flow/no-holder', state, undefined, near));
    if (holder.some((kind) => ground.holderRoles(kind).length === 0)) found.add(verdict('flow/unknown-holder', state, undefined, near));
    if (within.some((rule) => !ground.deadline(rule))) found.add(verdict('flow/unknown-deadline', state, undefined, near));
    for (const rule of within) {
      for (const { action, otherwise } of ground.deadline(rule)?.moves ?? []) {
        const byClock = this.flow.states[state]?.on[action]?.by.includes('clock') ?? false;
        if (!otherwise && !byClock) found.add(verdict('flow/move-not-possible', state, action, near));
      }
    }
    const owned = (key: string): boolean => holder.every((kind) => ground.villages.every((village) => this.acts(key, kind, village)));
    const orphans = here.filter((key) => !owned(key));
    if (orphans.length > 0) found.add(verdict('flow/no-owner', state, undefined, this.nearest(orphans)));
    const expires = (key: string): boolean =>
      within.some((rule) => {
        const end = ground.deadline(rule);
        if (!end) return false;
        return (
          end.rearms ||
          end.moves.some((move) => (this.linksFrom.get(key) ?? []).some((link) => link.by === 'clock' && link.action === move.action))
        );
      });
    const resting = here.filter((key) => !expires(key));
    if (resting.length > 0) found.add(verdict('flow/no-deadline', state, undefined, this.nearest(resting)));
  }

  private edgeOf({ from, action }: { readonly from: string; readonly action: string }): ProvableEdge | undefined {
    return this.flow.states[this.places.get(from)?.state ?? '']?.on[action];
  }

  private acts(key: string, kind: string, village: string): boolean {
    return (this.linksFrom.get(key) ?? []).some((link) => {
      if (link.by !== 'person' || link.to === key) return false;
      const edge = this.edgeOf(link);
      if (edge?.names !== undefined) return false;
      return (edge?.by ?? []).some((name) => {
        if (name === 'holder' || name === 'lead') return this.ground.holderRoles(kind).some((role) => this.ground.staffed(role, village));
        return !parties.includes(name) && this.ground.knownRole(name) && this.ground.staffed(name, village);
      });
    });
  }

  private judgeEdge(
    state: string,
    action: string,
    edge: ProvableEdge,
    near: number | null,
    here: readonly string[],
    found: Set<string>,
  ): void {
    const targets = typeof edge.to === 'string' ? [edge.to] : edge.to;
    if (targets.some((to) => to !== 'same' && !this.exists(to))) found.add(verdict('flow/unknown-target', state, action, near));
    if (edge.by.some((name) => !parties.includes(name) && !this.ground.knownRole(name)))
      found.add(verdict('flow/unknown-role', state, action, near));
    const doers = this.doersOf(state, action, edge);
    if (edge.by.length === 0) found.add(verdict('flow/no-role', state, action, near));
    else if (doers.length === 0 && edge.by.includes('clock')) found.add(verdict('flow/clock-never-comes', state, action, near));
    if (this.misspelt(edge)) found.add(verdict('flow/unknown-fact', state, action, near));

    const asked: readonly Doer[] = doers.length > 0 ? doers : ['person', 'clock'];
    const everHolds = (formulas: readonly (FactFormula | undefined)[], fixed: readonly Values[] = [{}]): boolean =>
      fixed.some((values) => asked.some((by) => this.choices(formulas, { ...values, doer: by }).length > 0));
    const formulas = (edge.when ?? []).map(({ onlyWhen }) => onlyWhen);
    if (!everHolds(formulas)) {
      const never = formulas.filter((formula) => !everHolds([formula]));
      found.add(verdict(never.length > 0 ? 'flow/rule-never-holds' : 'flow/rules-contradict', state, action, near));
      return;
    }
    if (doers.length === 0 || here.length === 0) return;
    const fixed = here.map((key) => this.without(this.places.get(key)?.values ?? {}, edge.answers ?? []));
    if (!everHolds(formulas, fixed)) found.add(verdict('flow/action-never-possible', state, action, near));
  }

  private misspelt(edge: ProvableEdge): boolean {
    const named = [
      ...(edge.when ?? []).flatMap(({ onlyWhen }) => list(onlyWhen)),
      edge.establishes ?? {},
      ...Object.values(edge.establishesAt ?? {}),
    ];
    const pairs = named.flatMap((one) =>
      Object.entries(one ?? {}).flatMap(([fact, values]) => (values as readonly string[]).map((value) => [fact, value] as const)),
    );
    const facts = [...named.flatMap((one) => Object.keys(one ?? {})), ...(edge.answers ?? [])];
    return facts.some((fact) => !this.declared[fact]) || pairs.some(([fact, value]) => !this.declared[fact]?.values.includes(value));
  }

  private doersOf(state: string, action: string, edge: ProvableEdge): readonly Doer[] {
    const person = edge.by.some((name) => name !== 'clock' && (parties.includes(name) || this.ground.knownRole(name)));
    const rules = this.flow.states[state]?.within ?? [];
    const clock =
      edge.by.includes('clock') && rules.some((rule) => (this.ground.deadline(rule)?.moves ?? []).some((move) => move.action === action));
    return [...(person ? (['person'] as const) : []), ...(clock ? (['clock'] as const) : [])];
  }

  /** Every assignment of the facts that these rules name, with the fixed ones as they are, under which all hold. */
  private choices(formulas: readonly (FactFormula | undefined)[], fixed: Values, also: readonly string[] = []): readonly Values[] {
    const named = formulas.flatMap((formula) => list(formula).flatMap((one) => Object.keys(one)));
    const free = [...new Set([...named, ...also])].filter((fact) => this.declared[fact] && fixed[fact] === undefined);
    return assignments(free, (fact) => this.declared[fact]?.values ?? []).filter((chosen) => {
      const values: Values = { ...fixed, ...chosen };
      return formulas.every((formula) =>
        list(formula).some((one) =>
          Object.entries(one).every(([fact, allowed]) => !this.declared[fact] || allowed.includes(values[fact] ?? '')),
        ),
      );
    });
  }

  /** Rounds: everything that is reached in n steps gives everything that is reached in n + 1. */
  private grow(): void {
    const first = assignments(this.caseFacts, (fact) => this.declared[fact]?.initial ?? [this.declared[fact]?.values[0] ?? '']);
    let round: readonly Place[] = first.map((values) => ({ state: this.flow.initial, values }));
    for (let steps = 0; round.length > 0; steps += 1) {
      for (const place of round) {
        this.places.set(keyOf(place), place);
        this.distance.set(keyOf(place), steps);
      }
      const next = new Map<string, Place>();
      for (const place of round)
        for (const reached of this.from(place)) if (!this.places.has(keyOf(reached))) next.set(keyOf(reached), reached);
      round = [...next.values()];
    }
  }

  private from(place: Place): readonly Place[] {
    const reached: Place[] = [];
    for (const [action, edge] of Object.entries(this.flow.states[place.state]?.on ?? {})) {
      if (!edge) continue;
      const answers = (edge.answers ?? []).filter((fact) => this.caseFacts.includes(fact));
      const formulas = (edge.when ?? []).map(({ onlyWhen }) => onlyWhen);
      for (const by of this.doersOf(place.state, action, edge)) {
        const chosen = this.choices(formulas, { ...this.without(place.values, answers), doer: by }, answers);
        for (const to of typeof edge.to === 'string' ? [edge.to] : edge.to) {
          const state = to === 'same' ? place.state : to;
          if (!this.exists(state)) continue;
          const says = { ...edge.establishes, ...edge.establishesAt?.[state] };
          const said = assignments(
            Object.keys(says).filter((fact) => this.caseFacts.includes(fact)),
            (fact) => says[fact] ?? [],
          );
          for (const answered of chosen) {
            const kept = Object.fromEntries(answers.map((fact) => [fact, answered[fact] ?? '']));
            for (const established of said) {
              const there = { state, values: { ...place.values, ...kept, ...established } };
              reached.push(there);
              this.link({ from: keyOf(place), to: keyOf(there), action, by });
            }
          }
        }
      }
    }
    return reached;
  }

  private readonly ending = new Map<string, boolean>();
  private ends(key: string): boolean {
    if (this.ending.size === 0) {
      for (const [one, { state }] of this.places) this.ending.set(one, this.flow.states[state]?.open === false);
      for (let grew = true; grew;) {
        grew = false;
        for (const link of this.links) {
          if (!this.ending.get(link.to) || this.ending.get(link.from) || this.edgeOf(link)?.names !== undefined) continue;
          this.ending.set(link.from, true);
          grew = true;
        }
      }
    }
    return this.ending.get(key) ?? false;
  }

  private link(link: Link): void {
    this.links.push(link);
    const known = this.linksFrom.get(link.from);
    if (known) known.push(link);
    else this.linksFrom.set(link.from, [link]);
  }

  private nearest(keys: readonly string[]): number {
    return Math.min(...keys.map((key) => this.distance.get(key) ?? Infinity));
  }

  private without(values: Values, facts: readonly string[]): Values {
    return Object.fromEntries(Object.entries(values).filter(([fact]) => !facts.includes(fact)));
  }

  private exists(state: string): boolean {
    return Object.hasOwn(this.flow.states, state);
  }
}
