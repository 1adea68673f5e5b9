export type { SignedIn } from './actor.js';
export {
  scopeOf,
  inScope,
  maySee,
  mayAct,
  mayOpen,
  holdsRole,
  registeringPost,
  type CaseFacts,
  type Places,
  type Scope,
} from './policy.js';
export { sightOf, seesNames, maskName, maskPhone, maskIdNumber, maskParty, maskText, type Sight } from './masking.js';
export { hashPassword, passwordFits, hashesWaiting } from './passwords.js';
export { SignIn, type SignInOutcome, type SignInTry } from './sign-in.js';
export { Sessions, type OpenedSession } from './sessions.js';
export type { Prepared, Sql } from './sql.js';
