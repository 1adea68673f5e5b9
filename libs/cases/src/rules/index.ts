/** The rules of a dispute, by what they are about; a flow names them as `rules.*`. */
export * from './agreement.js';
export * from './centre.js';
export * from './conference.js';
export * from './confirmation.js';
export * from './court.js';
export * from './ending.js';
export * from './extension.js';
export * from './intake.js';
export * from './joint.js';
export * from './mediator.js';
export * from './parties.js';
export * from './pause.js';
export * from './performance.js';
export * from './representatives.js';
export * from './risk.js';
export * from './rule.js';
export * from './screen.js';
