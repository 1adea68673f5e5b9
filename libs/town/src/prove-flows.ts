import { shanghaiDate } from '@lib/calendar';
import { flows as cases, rolesOfKind } from '@lib/cases';
import { instabilityFlows } from '@lib/instability';
import { faultInWords, prove, type DeadlineEnd, type Fault, type ProofGround, type ProvableFlow } from '@lib/kernel';
import type { DeadlineRule } from '@lib/calendar';
import type { Codes } from './codes.js';
import type { Law } from './law.js';
import { holdsOn, type Town } from './town.js';

/** Every flow that a town runs. */
export const declaredFlows: readonly Proof['flow'][] = [...cases, ...instabilityFlows];

export interface Proof {
  readonly flow: ProvableFlow & { readonly version: number };
  readonly villages: number;
  readonly faults: readonly Fault[];
}

/** Proves flows on the ground of this town: its villages, the posts held on the day of `now` (epoch ms), its deadline rules. */
export function proveFlows(
  town: Town,
  law: Pick<Law, 'deadlines'>,
  codes: Codes,
  now: number,
  flows: readonly Proof['flow'][] = declaredFlows,
): readonly Proof[] {
  const ground = proofGround(town, law, codes, now);
  return flows.map((flow) => ({ flow, villages: town.villages.length, faults: prove(flow, ground) }));
}

/** What a proof needs to know of this town. */
export function proofGround(town: Town, law: Pick<Law, 'deadlines'>, codes: Codes, now: number): ProofGround {
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
    deadline: (id) => deadlineEnd(law.deadlines.get(id)),
  };
}

/** How a deadline rule ends when nobody acts: by what its ladder says. */
export const deadlineEnd = (rule: DeadlineRule | undefined): DeadlineEnd | undefined =>
  rule && {
    moves: rule.ladder.flatMap((rung) =>
      rung.do === 'move' && rung.action !== undefined ? [{ action: rung.action, otherwise: rung.otherwise !== undefined }] : [],
    ),
    rearms: rule.ladder.at(-1)?.again !== undefined,
  };

/** A flow that fails its proof stops the start; the message shows each fault with the shortest way to it. */
export class FlowFault extends Error {
  override readonly name = 'FlowFault';

  constructor(readonly proofs: readonly Proof[]) {
    super(
      proofs
        .filter(({ faults }) => faults.length > 0)
        .flatMap(proofLines)
        .join('\n'),
    );
  }
}

/** @throws FlowFault where a flow of this town is not proved */
export function requireProof(town: Town, law: Pick<Law, 'deadlines'>, codes: Codes, now: number): readonly Proof[] {
  const proofs = proveFlows(town, law, codes, now);
  if (proofs.some(({ faults }) => faults.length > 0)) throw new FlowFault(proofs);
  return proofs;
}

/** A proof in words: one line when it holds, each fault with the shortest way to it when it does not. */
export function proofLines({ flow, villages, faults }: Proof): readonly string[] {
  const name = `${flow.name} (version ${flow.version})`;
  const states = Object.values(flow.states);
  const actions = states.reduce((sum, { on }) => sum + Object.keys(on).length, 0);
  if (faults.length === 0) return [`${name} is proved: ${states.length} states, ${actions} actions, ${villages} villages.`];
  const lines = faults.flatMap((fault) => {
    const { zh, en } = faultInWords(flow, fault);
    return [
      `  ${fault.code}${[fault.state, fault.action].map((id) => (id === undefined ? '' : ` ${id}`)).join('')}`,
      `    ${zh}`,
      `    ${en}`,
    ];
  });
  return [`${name} is refused:`, ...lines];
}
