export type * from './views.js';
export { problemKinds, type ProblemCode } from './problem-codes.js';
export { problem, problemOfRejection, pointerStep, type FieldFault, type ProblemParts } from './problem.js';
export { languageOf } from './language.js';
export { unsound, lengthOf } from './text-soundness.js';
export { hasRightCheckDigit, idNumberWarning } from './id-number.js';
export { isRealDay } from './real-day.js';
export { fieldsOf, isPlainObject, isUuid, type DocumentedField, type FieldSchema } from './field-rules.js';
export { checkShape, type Checked } from './check-shape.js';
export { momentOf } from './moment.js';
export { CaseQuery } from './case-query.js';
export { WhyQuery } from './why-query.js';
export { AuditExportBody, auditDeeds, AuditQuery, RevealBody, revealedFields, type AuditDeed, type RevealedField } from './audit-query.js';
export { NumberSearchBody, searchedNumbers, type SearchedNumber } from './number-search-body.js';
export { ReceiptBody } from './receipt-body.js';
export { groupedReceiptCode, readReceiptCode, receiptAlphabet, receiptSigns } from './receipt-code.js';
export { SignInBody } from './sign-in-body.js';
export { AddPersonBody, AppointBody, EndPostBody, PeopleQuery } from './people-bodies.js';
export { BeginSecondFactorBody, ChangePasswordBody, ConfirmSecondFactorBody } from './session-bodies.js';
export {
  RegisterCaseBody,
  PartyBody,
  ConsentBody,
  occurredInFuture,
  mostParties,
  partyRoles,
  urgencies,
  tileCodes,
  caseKinds,
  serviceTypes,
  sources,
  consentAnswers,
  type PartyRoleCode,
  type UrgencyCode,
  type TileCode,
  type CaseKindCode,
  type ServiceTypeCode,
  type SourceCode,
  type ConsentCode,
} from './register-case-body.js';
export { LedgerQuery, PageQuery, mostItems, usualItems, grades, ledgerSorts, type GradeCode, type LedgerSort } from './ledger-query.js';
