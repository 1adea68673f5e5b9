export { say, type Language, type Words } from './words.js';
export type { Json, JsonObject } from './json.js';
export { isTextRef, type TextRef } from './text-ref.js';
export { accept, reject, type Decision, type NewEvent, type Rejection } from './decision.js';
export { clock, type Actor, type ClockActor, type PersonActor, type PostHeld } from './actor.js';
export { rejectionOf, type Rule } from './rule.js';
export type { Choice, Choices, Input, InputSchema } from './schema.js';
export { targetsOf, type Doer, type Edge, type EndedState, type ExampleActor, type Flow, type OpenState, type StateOf } from './flow.js';
export {
  casesOf,
  evaluate,
  type CaseFact,
  type FactCase,
  type FactCatalogue,
  type FactChange,
  type FactDefinition,
  type FactFormula,
  type FactValues,
} from './facts.js';
export { prove } from './prove/prove.js';
export { walked, type Walked } from './prove/walked.js';
export { faultInWords } from './prove/fault.js';
export type { DeadlineEnd, Fault, FaultCode, ProofGround, ProvableFlow, ProvableState, Step } from './prove/provable-flow.js';
export { firstDifference, type Difference } from './first-difference.js';
