import { Day, NumberInQuery, OneOf, Text } from './field-rules.js';
import { mostItems } from './ledger-query.js';

export const auditDeeds = ['reveal', 'search', 'export', 'receipt'] as const;
export type AuditDeed = (typeof auditDeeds)[number];

/** What of the log is shown; the newest first. */
export class AuditQuery {
  @NumberInQuery({ min: 1, max: mostItems })
  readonly limit?: number;

  @Text({ max: 500, optional: true })
  readonly cursor?: string;

  @OneOf(auditDeeds, { optional: true })
  readonly deed?: AuditDeed;

  /** User name. */
  @Text({ max: 60, optional: true })
  readonly user?: string;

  /** Id or number of a case. */
  @Text({ max: 80, optional: true })
  readonly case?: string;

  /** On or after. */
  @Day({ optional: true })
  readonly from?: string;

  /** On or before. */
  @Day({ optional: true })
  readonly to?: string;
}

const purpose = { max: 200, min: 2, example: '核对司法确认申请书上的身份证号' };

/** The log taken out as a file: the same filters, and what for. */
export class AuditExportBody {
  @Text(purpose)
  readonly purpose!: string;

  @OneOf(auditDeeds, { optional: true })
  readonly deed?: AuditDeed | null;

  @Text({ max: 60, optional: true })
  readonly user?: string | null;

  @Text({ max: 80, optional: true })
  readonly case?: string | null;

  @Day({ optional: true })
  readonly from?: string | null;

  @Day({ optional: true })
  readonly to?: string | null;
}

export const revealedFields = ['phone', 'id-number'] as const;
export type RevealedField = (typeof revealedFields)[number];

/** One sensitive number of one party, whole; what it is needed for is kept for the auditor. */
export class RevealBody {
  @OneOf(revealedFields)
  readonly field!: RevealedField;

  /** Id of the party in the case. */
  @Text({ max: 60, example: 'party-1' })
  readonly party!: string;

  @Text(purpose)
  readonly purpose!: string;
}
