export * from './dispute.js';
export type { CaseCommand, DisputeCommand, Member, OrganisationFacts, OtherCase, Roster, ScreenRule, World } from './world.js';
export { disputeGuards, type Guard } from './guards.js';
export { disputeFlow } from './dispute-flow.js';
export { accusesCadre } from './accusation.js';
export {
  declareMatter,
  flowOf,
  flows,
  isOpen,
  knowVersion,
  matterFlowOf,
  stateOf,
  versionsOf,
  type CaseFlow,
  type MatterFlow,
} from './flows.js';
export type { EngineParts } from './declared.js';
export { data, deadlineFolds, type Folds } from './fold.js';
export { event, moveTo, toCentre } from './actions/edge.js';
export { choice, day, input, line, nothing, oneOf, prose, reason, rows, yes } from './fields.js';
export { inputOf, notInTheFuture } from './rules/rule.js';
export { holderAt } from './posts.js';
export { checkPlan, PlanUnreadable, readPlan, type MigrationPlan, type PlanFault } from './migration/plan.js';
export { migrated, rolledBack } from './migration/migrate.js';
export { decide, edgeFrom } from './decide.js';
export { clocked, firstEnding, watched } from './deadlines.js';
export { disputeArms, onEntry, type Arm, type Start } from './arms.js';
export { evolve, refold } from './evolve.js';
export { place, type PlacedEvent } from './placed-event.js';
export { rungOf } from './limits.js';
export { expire, recipient, type DeadlineKey, type Recipient } from './expire.js';
export { holdings, type Holding } from './holdings.js';
export { noticesOf, type NoticeDraft } from './notices.js';
export { allowedActions, choicesFor, type AllowedAction } from './allowed-actions.js';
export { lasts } from './kept-lists.js';
export { caseOf, flagsOf, registration, registrationRefusal, suggestedGrade, unregistered } from './register.js';
export { absorbing, asOther, namedCase, namesOthers, wordsMayStay, type MergedWords } from './merging.js';
export { cameFrom, linked, openingOf } from './opening.js';
export type { Opening, Registration } from './registration.js';
export { consultationFlow } from './consultation/flow.js';
export { hardshipAidFlow } from './hardship-aid/flow.js';
export { rolesOfKind, isStaffed, centre } from './posts.js';
export type { Landing, Rerouting } from './rerouting.js';
export { whatIf, type Change, type Effect, type LimitRules, type Outcomes, type Shift } from './what-if.js';
