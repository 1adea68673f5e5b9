import { Day, FlagInQuery, NumberInQuery, OneOf, Text } from './field-rules.js';
import { caseKinds, type CaseKindCode } from './register-case-body.js';

export const mostItems = 200;
export const usualItems = 50;

export const grades = ['blue', 'yellow', 'orange', 'red'] as const;
export type GradeCode = (typeof grades)[number];

/** `-` is descending. The newest registration comes first unless told otherwise. */
export const ledgerSorts = ['-registered', 'registered', 'due', '-due'] as const;
export type LedgerSort = (typeof ledgerSorts)[number];

const code = {
  pattern: /^[a-z0-9][a-z0-9-]*$/i,
  says: { zh: '应为代码（字母、数字、连字符）', en: 'Must be a code of letters, digits and hyphens' },
};

/** Page of any list. */
export class PageQuery {
  @NumberInQuery({ min: 1, max: mostItems })
  readonly limit?: number;

  @Text({ max: 500, optional: true })
  readonly cursor?: string;
}

export class LedgerQuery {
  @NumberInQuery({ min: 1, max: mostItems })
  readonly limit?: number;

  @Text({ max: 500, optional: true })
  readonly cursor?: string;

  /** Adds `total`. */
  @FlagInQuery()
  readonly count?: boolean;

  /** Words, a name, a number or pinyin initials. */
  @Text({ max: 100, optional: true })
  readonly q?: string;

  @Text({ max: 40, ...code, optional: true })
  readonly state?: string;

  /** Organisation that holds the case. */
  @Text({ max: 60, ...code, optional: true })
  readonly holder?: string;

  /** Village id or one of its codes. */
  @Text({ max: 60, ...code, optional: true })
  readonly village?: string;

  /** Tile, leaf or MoJ type. */
  @Text({ max: 40, ...code, optional: true })
  readonly category?: string;

  @OneOf(grades, { optional: true })
  readonly risk?: GradeCode;

  @OneOf(caseKinds, { optional: true })
  readonly kind?: CaseKindCode;

  @Text({ max: 60, optional: true })
  readonly project?: string;

  @FlagInQuery()
  readonly collective?: boolean;

  @OneOf(['overdue', 'soon'], { optional: true })
  readonly due?: 'overdue' | 'soon';

  /** Registered on or after. */
  @Day({ optional: true })
  readonly from?: string;

  /** Registered on or before. */
  @Day({ optional: true })
  readonly to?: string;

  /** Held by one of my offices. */
  @FlagInQuery()
  readonly mine?: boolean;

  @OneOf(ledgerSorts, { optional: true })
  readonly sort?: LedgerSort;
}
