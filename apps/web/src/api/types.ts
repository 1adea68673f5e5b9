import type { components } from './schema.js';

type Schemas = components['schemas'];

/** Names for the shapes of the OpenAPI document, so that the rest of the web says `CaseView` and nothing longer. */
export type UserView = Schemas['UserView'];
export type WorkRowView = Schemas['WorkRowView'];
export type CaseRowView = Schemas['CaseRowView'];
export type CaseView = Schemas['CaseView'];
export type ActionView = Schemas['ActionView'];
export type DeadlineView = Schemas['DeadlineView'];
export type PartyView = Schemas['PartyView'];
export type ReceiptView = Schemas['ReceiptView'];
export type EventView = Schemas['EventView'];
export type CodesView = Schemas['CodesView'];
export type NoticeView = Schemas['NoticeView'];
export type PeriodView = Schemas['PeriodView'];
export type ReportView = Schemas['ReportView'];
export type ReportRowView = Schemas['ReportRowView'];
export type ReportItemView = Schemas['ReportItemView'];
export type PersonView = Schemas['PersonView'];
export type AuditView = Schemas['AuditView'];
export type ProblemView = Schemas['ProblemView'];
export type RegisterBody = Schemas['RegisterCaseBody'];
export type LightColour = Schemas['DeadlineView']['light'];
