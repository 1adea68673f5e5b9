import type { Choices, Flow, NewEvent } from '@lib/kernel';
import { disputeArms, type Arm } from './arms.js';
import type { Armed, Case, CaseKind, Role } from './case.js';
import { disputeFlow } from './dispute-flow.js';
import { disputeFolds } from './dispute-folds.js';
import {
  disputeAgreed,
  disputeBlank,
  disputeChoices,
  disputeFlags,
  disputeIntake,
  disputeRecords,
  type Agreed,
  type Intake,
} from './dispute-parts.js';
import type { Dispute } from './dispute.js';
import type { Folds } from './fold.js';
import type { CaseCommand, World } from './world.js';

/** One declared flow of cases: its table, when its clocks start, how its events fold, and what its cases know of their own. */
interface Declared<State extends string, Matter extends Case> extends Flow<State, string, Role, Matter, CaseCommand, World> {
  readonly name: CaseKind;
  readonly arms: readonly Arm<Matter>[];
  readonly folds: Folds<Matter>;
  /** What a case of this kind knows beside what every case knows, before anything has happened. */
  readonly blank: Omit<Matter, keyof Case>;
  /** What stands in the history when a rung that records has run out, by its step. */
  readonly records: { readonly [step: string]: (armed: Armed) => NewEvent };
  /** Choices of its own fields. `names` gives the words behind a text reference. */
  readonly choices: (matter: Matter, names: (textId: string) => string, world: World) => Choices;
  /** What the parties agreed and what of it is owed, where a case of this kind can come to that. */
  readonly agreed: (matter: Matter) => Agreed | null;
  readonly intake: (matter: Matter) => Intake | null;
  readonly flags: (matter: Matter) => readonly string[];
}

/** A flow as the engine sees it: every case looks alike, and only its own flow looks closer. */
export type CaseFlow = Declared<string, Case>;

const declare = <State extends string, Matter extends Case>(flow: Declared<State, Matter>): CaseFlow => flow as unknown as CaseFlow; // a case reaches the flow of its own kind only: see flowOf

const byKind: { readonly [kind in CaseKind]: CaseFlow } = {
  dispute: declare<Dispute['state'], Dispute>({
    ...disputeFlow,
    arms: disputeArms,
    folds: disputeFolds,
    blank: disputeBlank,
    records: disputeRecords,
    choices: disputeChoices,
    agreed: disputeAgreed,
    intake: disputeIntake,
    flags: disputeFlags,
  }),
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

/** The state that a case is in, as its flow declares it. */
export const stateOf = (one: Pick<Case, 'kind' | 'flowVersion' | 'state'>): CaseFlow['states'][string] => {
  const state = flowOf(one.kind, one.flowVersion).states[one.state];
  if (!state) throw new Error(`The flow ${one.kind} has no state ${one.state}`);
  return state;
};

export const isOpen = (one: Pick<Case, 'kind' | 'flowVersion' | 'state'>): boolean => stateOf(one).open;
