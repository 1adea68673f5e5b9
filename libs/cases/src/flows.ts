import type { Case, CaseKind } from './case.js';
import type { Consultation, ConsultationState } from './consultation/consultation.js';
import { consultationFlow } from './consultation/flow.js';
import { consultationParts } from './consultation/parts.js';
import type { Declared } from './declared.js';
import { disputeFlow } from './dispute-flow.js';
import { disputeParts } from './dispute-parts.js';
import type { Dispute, DisputeState } from './dispute.js';
import { hardshipAidFlow } from './hardship-aid/flow.js';
import type { HardshipAid, HardshipAidState } from './hardship-aid/hardship-aid.js';
import { hardshipAidParts } from './hardship-aid/parts.js';

/** A flow as the engine sees it: every case looks alike, and only its own flow looks closer. */
export type CaseFlow = Declared<string, Case>;

const declare = <State extends string, Matter extends Case>(flow: Declared<State, Matter>): CaseFlow => flow as unknown as CaseFlow; // a case reaches the flow of its own kind only: see flowOf

const byKind: { readonly [kind in CaseKind]: CaseFlow } = {
  dispute: declare<DisputeState, Dispute>({ ...disputeFlow, ...disputeParts }),
  consultation: declare<ConsultationState, Consultation>({ ...consultationFlow, ...consultationParts }),
  'hardship-aid': declare<HardshipAidState, HardshipAid>({ ...hardshipAidFlow, ...hardshipAidParts }),
};

/** Every declared flow of cases, in the version that new cases begin with. */
export const flows: readonly CaseFlow[] = Object.values(byKind);

/** Versions that came before, kept for as long as a case may be on them: a migration plan leads from one to the next. */
const earlier: readonly CaseFlow[] = [];

const versions = new Map<CaseKind, Map<number, CaseFlow>>();

/** Makes a version known beside those declared above; new cases do not begin with it. */
export function knowVersion(flow: CaseFlow): void {
  versions.set(flow.name, (versions.get(flow.name) ?? new Map<number, CaseFlow>()).set(flow.version, flow));
}
for (const flow of [...earlier, ...flows]) knowVersion(flow);

/** Every version of this flow that is known, the oldest first. */
export const versionsOf = (kind: CaseKind): readonly CaseFlow[] =>
  [...(versions.get(kind)?.values() ?? [])].toSorted((one, other) => one.version - other.version);

/** The flow that a case follows: of the version to which it is pinned, whatever new cases begin with. @throws where it is not known */
export function flowOf(kind: CaseKind, version?: number): CaseFlow {
  const newest = byKind[kind];
  if (version === undefined || version === newest.version) return newest;
  const pinned = versions.get(kind)?.get(version);
  if (!pinned) throw new Error(`There is no version ${version} of the flow ${kind}`);
  return pinned;
}

/** The actions that name another case, each with the field that does. */
export function namingFields(): ReadonlyMap<string, string> {
  naming ??= new Map(
    flows.flatMap(({ states }) =>
      Object.values(states).flatMap(({ on }) =>
        Object.entries(on).flatMap(([action, edge]) => (edge?.names === undefined ? [] : [[action, edge.names] as const])),
      ),
    ),
  );
  return naming;
}
let naming: ReadonlyMap<string, string> | undefined;

/** The state that a case is in, as its flow declares it. */
export const stateOf = (one: Pick<Case, 'kind' | 'flowVersion' | 'state'>): CaseFlow['states'][string] => {
  const state = flowOf(one.kind, one.flowVersion).states[one.state];
  if (!state) throw new Error(`The flow ${one.kind} has no state ${one.state}`);
  return state;
};

export const isOpen = (one: Pick<Case, 'kind' | 'flowVersion' | 'state'>): boolean => stateOf(one).open;
