export { ConfigFault } from './config-fault.js';
export { mojOf, type Code, type Codes, type Leaf, type RoleCode, type Tile } from './codes.js';
export { loadCodes } from './load-codes.js';
export { loadCalendar } from './load-calendar.js';
export { type IntakeRule, type Law } from './law.js';
export { loadLaw } from './load-law.js';
export { loadChangedDeadlines, loadRouting, type Route } from './what-if-files.js';
export { loadTown } from './load-town.js';
export {
  holdsOn,
  roomOf,
  villageOfCode,
  type Organisation,
  type Person,
  type Post,
  type Town,
  type TownWarning,
  type Village,
  type VillageCode,
} from './town.js';
export { declaredFlows, deadlineEnd, FlowFault, proofGround, proofLines, proveFlows, requireProof, type Proof } from './prove-flows.js';
export { committeeGaps, termEndOf, type CommitteeMember } from './committee-gaps.js';
