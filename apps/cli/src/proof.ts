import { shanghaiDate } from '@lib/calendar';
import { disputeFlow, rolesOfKind } from '@lib/cases';
import { prove, type Fault, type ProofGround } from '@lib/kernel';
import { holdsOn, type Codes, type Law, type Town } from '@lib/town';

export interface Proof {
  readonly flow: string;
  readonly version: number;
  readonly states: number;
  readonly edges: number;
  readonly villages: number;
  readonly faults: readonly Fault[];
}

/** Proves every declared flow on the ground of this town: its villages, the posts held today, its deadline rules. */
export function proveFlows(town: Town, law: Law, codes: Codes, now: number): readonly Proof[] {
  const ground = groundOf(town, law, codes, now);
  return [disputeFlow].map((flow) => ({
    flow: flow.name,
    version: flow.version,
    states: Object.keys(flow.states).length,
    edges: Object.values(flow.states).reduce((sum, state) => sum + Object.keys(state.on).length, 0),
    villages: town.villages.length,
    faults: prove(flow, ground),
  }));
}

function groundOf(town: Town, law: Law, codes: Codes, now: number): ProofGround {
  const today = shanghaiDate(now);
  const villageOf = new Map(town.organisations.map((organisation) => [organisation.id, organisation.village]));
  const held = new Set<string>();
  for (const { posts } of town.people) {
    for (const post of posts) if (holdsOn(post, today)) held.add(`${post.role} ${villageOf.get(post.organisation) ?? ''}`);
  }
  const known = new Set(codes.roles.map((role) => role.code));
  return {
    villages: town.villages.map((village) => village.id),
    staffed: (role, village) => held.has(`${role} ${village}`) || held.has(`${role} `),
    holderRoles: rolesOfKind,
    knownRole: (role) => known.has(role),
    deadline: (id) => {
      const rule = law.deadlines.get(id);
      if (!rule) return undefined;
      const moves = rule.ladder.flatMap((rung) => (rung.do === 'move' && rung.action ? [rung.action] : []));
      return { moves, rearms: rule.ladder.at(-1)?.again !== undefined };
    },
  };
}

/** A proof in words: one line when it holds, each fault with the shortest path to it when it does not. */
export function proofLines({ flow, version, states, edges, villages, faults }: Proof): readonly string[] {
  if (faults.length === 0) return [`${flow} (version ${version}) is proved: ${states} states, ${edges} actions, ${villages} villages.`];
  const lines = faults.flatMap((fault) => [
    `  ${fault.code}: ${fault.says.en} ${fault.says.zh}`,
    ...(fault.path.length > 0 ? [`    ${fault.path.join(' ')}`] : []),
  ]);
  return [`${flow} (version ${version}) is refused:`, ...lines];
}
