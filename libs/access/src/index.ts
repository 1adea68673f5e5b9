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
export { rights, rightOf, pages, fieldClasses, shown, type FieldClass, type Right, type Sight } from './rights.js';
export { why, type Called, type Why } from './why.js';
export { sightOf, seesNames, maskName, maskPhone, maskIdNumber, maskParty, maskText } from './masking.js';
export { hashPassword, passwordFits, hashesWaiting } from './passwords.js';
export { SignIn, type SignInOutcome, type SignInTry } from './sign-in.js';
export { Sessions, type OpenedSession } from './sessions.js';
export type { Prepared, Sql } from './sql.js';
export { CodeTries, type Tried } from './code-tries.js';
export { MasterKey, OtherMasterKey } from './vault/master-key.js';
export { openWith, sealWith, SealBroken } from './vault/sealed-box.js';
