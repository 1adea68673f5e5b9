export { say, type Language, type Words } from './words.js';
export type { Json, JsonObject } from './json.js';
export { isTextRef, type TextRef } from './text-ref.js';
export { accept, reject, type Decision, type NewEvent, type Rejection } from './decision.js';
export { clock, type Actor, type ClockActor, type PersonActor, type PostHeld } from './actor.js';
export { rejectionOf, type Rule } from './rule.js';
export type { Choice, Choices, Input, InputSchema } from './schema.js';
export { targetsOf, type Doer, type Edge, type EndedState, type ExampleActor, type Flow, type OpenState, type StateOf } from './flow.js';
export { prove, type Fault, type ProofGround, type ProvableFlow } from './prove.js';
