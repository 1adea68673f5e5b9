import { fits, together, type FactCatalogue } from '../facts.js';
import { isRole, type ProofEdge } from './edges.js';
import { pathTo, type Situation } from './explore.js';
import type { Faults } from './fault.js';
import type { ProofGround, ProvableFlow, ProvableState } from './provable-flow.js';

/** What can be seen wrong only by walking: all situations that a case can come to. */
export function checkRoad(
  flow: ProvableFlow,
  ground: ProofGround,
  situations: readonly Situation[],
  edges: ReadonlyMap<string, readonly ProofEdge[]>,
  { faults, catalogue }: { readonly faults: Faults; readonly catalogue: FactCatalogue },
): void {
  const places = new Map<string, Situation[]>();
  for (const situation of situations) {
    const known = places.get(situation.state);
    if (known) known.push(situation);
    else places.set(situation.state, [situation]);
  }
  const endless = withoutEnd(flow, situations);
  const owners = new Owners(ground);
  for (const [state, declared] of Object.entries(flow.states)) {
    const here = places.get(state);
    if (!here) {
      faults.add('flow/unreachable', { state }, null, (the) => ({ zh: `没有路可到${the.state}`, en: `No way leads to ${the.state}` }));
      continue;
    }
    for (const edge of edges.get(state) ?? []) checkPossible(edge, here, catalogue, faults);
    const lost = here.find((situation) => endless.has(situation));
    if (lost) {
      faults.add('flow/no-end', { state }, pathTo(lost), (the) => ({
        zh: `从${the.state}${soIt(flow, lost, 'zh')}走不到任何办结状态`,
        en: `From ${the.state}${soIt(flow, lost, 'en')} no ended state can be reached`,
      }));
    }
    if (!declared.open) continue;
    checkOwners(flow, declared, here, owners, faults);
    checkClock(flow, declared, here, ground, faults);
  }
}

function checkPossible(
  { state, action, edge, takers, allowed }: ProofEdge,
  here: readonly Situation[],
  catalogue: FactCatalogue,
  faults: Faults,
): void {
  if (takers.length === 0 || allowed.length === 0) return;
  if (here.some((situation) => situation.next.some((move) => move.edge.action === action))) return;
  const answers = edge.answers ?? [];
  const holdsHere = (cases: readonly { readonly [fact: string]: readonly string[] }[]): boolean =>
    here.some(({ facts }) => {
      const fixed = Object.fromEntries(Object.entries(facts).filter(([fact]) => !answers.includes(fact)));
      return cases.some((one) => fits(one, fixed));
    });
  if (holdsHere(allowed)) return; // it is possible, and only its targets are missing
  const never = (edge.when ?? []).filter(({ onlyWhen }) => !holdsHere(together([{ doer: takers }, onlyWhen], catalogue)));
  const names = (never.length > 0 ? never : (edge.when ?? [])).map(({ code }) => code).join(', ');
  const nearest = here[0];
  faults.add('flow/action-never-possible', { state, action }, nearest ? pathTo(nearest) : null, (the) => ({
    zh: `在${the.state}永远办不成${the.action}：没有先行的动作能使规则成立：${names}`,
    en: `${the.action} can never be done in ${the.state}: nothing before it can make its rules hold: ${names}`,
  }));
}

/** Situations from which no ended state can be reached: walk backwards from the ends. */
function withoutEnd(flow: ProvableFlow, situations: readonly Situation[]): ReadonlySet<Situation> {
  const before = new Map<Situation, Situation[]>();
  for (const situation of situations) {
    for (const { to, edge } of situation.next) {
      if (edge.edge.names !== undefined) continue;
      const known = before.get(to);
      if (known) known.push(situation);
      else before.set(to, [situation]);
    }
  }
  const ends = situations.filter(({ state }) => !flow.states[state]?.open);
  const leads = new Set(ends);
  for (const end of leads) for (const situation of before.get(end) ?? []) leads.add(situation);
  return new Set(situations.filter((situation) => !leads.has(situation)));
}

/** Who may act, village by village; villages with the same posts filled are asked once. */
class Owners {
  private readonly kinds = new Map<string, { readonly village: string; count: number }>();

  constructor(private readonly ground: ProofGround) {}

  /** The villages in which none of these doers is on duty while this holder has the case; the first of them, and how many. */
  missing(doers: readonly string[], holder: string): { readonly village: string; readonly count: number } | null {
    const key = `${holder}: ${doers.join(' ')}`;
    const known = this.kinds.get(key);
    if (known) return known.count === 0 ? null : known;
    const roles = this.rolesOf(doers, holder);
    const empty = this.ground.villages.filter((village) => !roles.some((role) => this.ground.staffed(role, village)));
    const found = { village: empty[0] ?? '', count: empty.length };
    this.kinds.set(key, found);
    return found.count === 0 ? null : found;
  }

  private rolesOf(doers: readonly string[], holder: string): readonly string[] {
    return [
      ...new Set(
        doers.flatMap((doer) =>
          doer === 'holder' || doer === 'lead'
            ? this.ground.holderRoles(holder)
            : isRole(doer) && this.ground.knownRole(doer)
              ? [doer]
              : [],
        ),
      ),
    ];
  }
}

function checkOwners(flow: ProvableFlow, declared: ProvableState, here: readonly Situation[], owners: Owners, faults: Faults): void {
  for (const situation of here) {
    const doers = new Set<string>();
    for (const { by, to, edge } of situation.next)
      if (by === 'person' && to !== situation && edge.edge.names === undefined) for (const name of edge.edge.by) doers.add(name);
    for (const holder of declared.holder ?? []) {
      const missing = owners.missing([...doers], holder);
      if (!missing) continue;
      const { village, count } = missing;
      faults.add('flow/no-owner', { state: situation.state }, pathTo(situation), (the) => ({
        zh: `${the.state}${soIt(flow, situation, 'zh')}由“${holder}”负责时，${village}${count > 1 ? `等${count}个村街` : ''}无人可办`,
        en: `In ${the.state}${soIt(flow, situation, 'en')} held by “${holder}”, nobody of ${village}${count > 1 ? ` (and of ${count - 1} other villages)` : ''} can move the case on`,
      }));
      return;
    }
  }
}

function checkClock(flow: ProvableFlow, declared: ProvableState, here: readonly Situation[], ground: ProofGround, faults: Faults): void {
  const ends = (declared.within ?? []).flatMap((rule) => ground.deadline(rule) ?? []);
  if (ends.some(({ rearms }) => rearms)) return;
  const resting = here.find(
    ({ next }) =>
      !next.some(({ by, edge }) => by === 'clock' && ends.some(({ moves }) => moves.some(({ action }) => action === edge.action))),
  );
  if (!resting) return;
  faults.add('flow/no-deadline', { state: resting.state }, pathTo(resting), (the) => ({
    zh: `${the.state}${soIt(flow, resting, 'zh')}没有到期后会推进或再次提醒的时限`,
    en: `${the.state}${soIt(flow, resting, 'en')} has no deadline that expires into a move or a rung that re-arms`,
  }));
}

/** What is so of the case there, other than at the beginning. */
function soIt(flow: ProvableFlow, { facts }: Situation, language: 'zh' | 'en'): string {
  const changed = Object.entries(facts).filter(([fact, value]) => {
    const declared = flow.facts?.[fact];
    return !(declared?.initial ?? declared?.values.slice(0, 1) ?? []).includes(value);
  });
  if (changed.length === 0) return '';
  const said = changed.map(([fact, value]) => `${flow.facts?.[fact]?.says[language] ?? fact} = ${value}`);
  return language === 'zh' ? `（${said.join('，')}）` : ` (${said.join(', ')})`;
}
