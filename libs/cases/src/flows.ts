import type { Flow } from '@lib/kernel';
import type { Case, CaseKind, Matter, Role } from './case.js';
import type { Consultation, ConsultationState } from './consultation/consultation.js';
import { consultationFlow } from './consultation/flow.js';
import { consultationParts } from './consultation/parts.js';
import type { Declared, EngineParts } from './declared.js';
import { disputeFlow } from './dispute-flow.js';
import { disputeParts } from './dispute-parts.js';
import type { Dispute, DisputeState } from './dispute.js';
import { hardshipAidFlow } from './hardship-aid/flow.js';
import type { HardshipAid, HardshipAidState } from './hardship-aid/hardship-aid.js';
import { hardshipAidParts } from './hardship-aid/parts.js';
import type { CaseCommand, World } from './world.js';

/** A flow as the engine sees it: every case looks alike, and only its own flow looks closer. */
export type CaseFlow = Declared<string, Case>;

const declare = <State extends string, C extends Case>(flow: Declared<State, C>): CaseFlow => flow as unknown as CaseFlow; // a case reaches the flow of its own kind only: see flowOf

const byKind: { readonly [kind in CaseKind]: CaseFlow } = {
  dispute: declare<DisputeState, Dispute>({ ...disputeFlow, ...disputeParts }),
  consultation: declare<ConsultationState, Consultation>({ ...consultationFlow, ...consultationParts }),
  'hardship-aid': declare<HardshipAidState, HardshipAid>({ ...hardshipAidFlow, ...hardshipAidParts }),
};

/** Every declared flow of cases, in the version that new cases begin with. */
export const flows: readonly CaseFlow[] = Object.values(byKind);

/** Versions that came before, kept for as long as a case may be on them: a migration plan leads from one to the next. */
const earlier: readonly CaseFlow[] = [];

/** A flow as the engine sees it, of cases or of other matters: whoever has one is led by its own kind only. */
export type MatterFlow = Flow<string, string, Role, Case, CaseCommand, World> & EngineParts<Case>;

const versions = new Map<CaseKind, Map<number, CaseFlow>>();
/** Flows of matters that are no cases, by their names; the room that owns one declares it. */
const otherwise = new Map<string, MatterFlow>();

/** Makes the flow of matters that are no cases known to the engine, and gives it back as the engine sees it. */
export function declareMatter<State extends string, M extends Matter, C extends CaseCommand, W extends World>(
  flow: Flow<State, string, Role, M, C, W> & EngineParts<M>,
): MatterFlow {
  const known = flow as unknown as MatterFlow; // a matter reaches the flow of its own kind only: see matterFlowOf
  otherwise.set(known.name, known);
  return known;
}

/** The flow that a matter follows, in its own version. @throws where nobody declared it */
export function matterFlowOf(kind: string, version: number): MatterFlow {
  const other = otherwise.get(kind);
  if (!other) return flowOf(kind as CaseKind, version); // throws for what is no kind of case either
  if (other.version !== version) throw new Error(`There is no version ${version} of the flow ${kind}`);
  return other;
}

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
  const newest: CaseFlow | undefined = byKind[kind];
  if (newest && (version === undefined || version === newest.version)) return newest;
  const pinned = version === undefined ? undefined : versions.get(kind)?.get(version);
  if (!pinned) throw new Error(`There is no version ${version ?? 'at all'} of the flow ${kind}`);
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

/** The state that a matter is in, as its flow declares it. */
export const stateOf = (one: Pick<Matter, 'kind' | 'flowVersion' | 'state'>): MatterFlow['states'][string] => {
  const state = matterFlowOf(one.kind, one.flowVersion).states[one.state];
  if (!state) throw new Error(`The flow ${one.kind} has no state ${one.state}`);
  return state;
};

export const isOpen = (one: Pick<Matter, 'kind' | 'flowVersion' | 'state'>): boolean => stateOf(one).open;
