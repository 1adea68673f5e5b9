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
export { revealingPost, type RevealFacts } from './reveal.js';
export {
  rights,
  rightOf,
  pages,
  secondFactorRoles,
  needsSecondFactor,
  fieldClasses,
  shown,
  type FieldClass,
  type Reveals,
  type Right,
  type Sight,
} from './rights.js';
export { why, type Called, type Why } from './why.js';
export { sightOf, seesNames, maskName, maskPhone, maskIdNumber, maskParty, maskText } from './masking.js';
export { hashPassword, passwordFits, hashesWaiting } from './passwords.js';
export { SignIn, type SignInOutcome, type SignInTry, type TooManyAttempts } from './sign-in.js';
export { Sessions, type Door, type OpenedSession } from './sessions.js';
export { PasswordChange, type PasswordChanged } from './password-change.js';
export { weaknessOf } from './password-strength.js';
export { SecondFactors, type CodeCheck, type Enrolment } from './second-factor.js';
export type { Owed } from './owed.js';
export type { Prepared, Sql } from './sql.js';
export { CodeTries, type Tried } from './code-tries.js';
export { MasterKey, OtherMasterKey } from './vault/master-key.js';
export { blindKinds, isBlindKind, normalFormOf, type BlindKind } from './vault/blind.js';
export { isSensitive, withoutNumbers } from './vault/sensitive.js';
export { openWith, sealWith, SealBroken } from './vault/sealed-box.js';
export { decidePeople } from './people/decide-people.js';
export { isAhead, isHeld, type KeptPerson, type KeptPost, type NewPost, type PeopleCommand, type PeopleWorld } from './people/people.js';
