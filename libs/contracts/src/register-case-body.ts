import type { Rejection } from '@lib/kernel';
import { Day, ListOf, OneOf, Text, Uuid, WholeNumber, Yuan } from './field-rules.js';

export const partyRoles = ['applicant', 'respondent', 'third'] as const;
export type PartyRoleCode = (typeof partyRoles)[number];

export const urgencies = ['normal', 'urgent', 'emergency'] as const;
export type UrgencyCode = (typeof urgencies)[number];

// prettier-ignore
export const tileCodes = ['neighbour', 'family', 'land', 'expropriation', 'debt', 'wages', 'injury', 'traffic', 'consumer', 'village-affairs',
  'environment', 'other'] as const;
export type TileCode = (typeof tileCodes)[number];

export const caseKinds = ['dispute', 'consultation', 'hardship-aid'] as const;
export type CaseKindCode = (typeof caseKinds)[number];

/** The four functions of the one-stop centre: 受理接待, 人民调解, 诉讼服务, 法律咨询. */
export const serviceTypes = ['reception', 'mediation', 'litigation-service', 'legal-advice'] as const;
export type ServiceTypeCode = (typeof serviceTypes)[number];

/** 当事人申请, 排查发现, 网格员巡查, 群众上报, 派出所移送, 法院委派, 法院委托, 法院委托（简易程序）, 信访移交, 热线, 上级交办, 村居法律顾问, 其他. */
// prettier-ignore
export const sources = ['application', 'patrol', 'grid-worker', 'public-report', 'police', 'court-assigned', 'court-entrusted',
  'court-entrusted-summary', 'petition', 'hotline', 'superior',
  'legal-adviser', 'other'] as const;
export type SourceCode = (typeof sources)[number];

export const consentAnswers = ['unknown', 'given', 'refused'] as const;
export type ConsentCode = (typeof consentAnswers)[number];

export const mostParties = 200;

export class PartyBody {
  @Text({ max: 100, example: '张某' })
  readonly name!: string;

  @OneOf(partyRoles)
  readonly role!: PartyRoleCode;

  @Text({ max: 40, optional: true })
  readonly phone?: string | null;

  /** Kept as written; a wrong check digit is only warned of. */
  @Text({ max: 40, optional: true })
  readonly idNumber?: string | null;
}

export class ConsentBody {
  /** Place in `parties`, from 0. */
  @WholeNumber({ min: 0, max: mostParties - 1 })
  readonly party!: number;

  @OneOf(consentAnswers)
  readonly consent!: ConsentCode;
}

/** Registration: three typed fields, three that the phone fills in; everything else may be left out or null. */
export class RegisterCaseBody {
  @ListOf(PartyBody, { min: 1, max: mostParties })
  readonly parties!: PartyBody[];

  @Text({ max: 2000, example: '两家因滴水檐和出檐40厘米争执' })
  readonly summary!: string;

  @OneOf(tileCodes)
  readonly tile!: TileCode;

  @Text({
    max: 12,
    pattern: /^\d{12}$/,
    says: { zh: '应为 12 位区划代码', en: 'Must be a division code of 12 digits' },
    example: '120118102219',
  })
  readonly villageCode!: string;

  @Day()
  readonly occurredOn!: string;

  @OneOf(urgencies)
  readonly urgency!: UrgencyCode;

  /** Made by the phone; a second registration with the same one is the first. */
  @Uuid({ optional: true })
  readonly clientId?: string | null;

  @OneOf(caseKinds, { optional: true })
  readonly kind?: CaseKindCode | null;

  @OneOf(serviceTypes, { optional: true })
  readonly serviceType?: ServiceTypeCode | null;

  @OneOf(sources, { optional: true })
  readonly source?: SourceCode | null;

  @Text({
    max: 4,
    pattern: /^\d{2}(\d{2})?$/,
    says: { zh: '应为 2 位或 4 位分类代码', en: 'Must be a category code of 2 or 4 digits' },
    optional: true,
  })
  readonly leaf?: string | null;

  @ListOf(ConsentBody, { max: mostParties, optional: true })
  readonly consents?: ConsentBody[] | null;

  @Yuan({ optional: true })
  readonly amount?: number | null;

  @WholeNumber({ min: 1, max: 100_000, optional: true })
  readonly peopleInvolved?: number | null;

  @Text({ max: 60, optional: true })
  readonly project?: string | null;
}

/** What a well-formed registration may still not say: a day to come. `today` in Asia/Shanghai. */
export const occurredInFuture = (occurredOn: string, today: string): Rejection | null =>
  occurredOn <= today
    ? null
    : {
        code: 'case/occurred-in-future',
        says: { zh: '发生日期不能晚于今天', en: 'The day it occurred cannot be after today' },
        next: { zh: `最晚为 ${today}`, en: `${today} at the latest` },
        pointer: '/occurredOn',
      };
