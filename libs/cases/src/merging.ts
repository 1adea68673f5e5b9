import type { Actor, Decision, Input, NewEvent, TextRef } from '@lib/kernel';
import { event, involving } from './actions/edge.js';
import { accusesCadre } from './accusation.js';
import { urgentRules } from './arms.js';
import { rank, type Case, type Grade, type Link } from './case.js';
import { clocked } from './deadlines.js';
import type { Dispute } from './dispute.js';
import { flowOf, isOpen, namingFields, stateOf } from './flows.js';
import type { OtherCase, World } from './world.js';

/** How this order names another case, by id or number; undefined where its action names none. */
export function namedCase(action: string, input: Input): string | undefined {
  const field = namingFields().get(action);
  const named = field === undefined ? undefined : input[field];
  return typeof named === 'string' ? named : undefined;
}

/** Whether one of the actor's posts gives orders here that name another case: only then must others be looked up for a view. */
export const namesOthers = (one: Case, actor: Actor): boolean =>
  actor.kind === 'person' &&
  Object.values(stateOf(one).on).some(
    (edge) => edge?.names !== undefined && actor.posts.some(({ role }) => edge.by.some((doer) => doer === role)),
  );

/** What a decision about another case must know of this one. */
export const asOther = (one: Case): OtherCase => {
  const { id, kind, number, source, registeredAt } = one;
  return { id, kind, number, source, registeredAt, open: isOpen(one), agreed: flowOf(kind, one.flowVersion).agreed(one) !== null };
};

/**
 * Whether the words of the merged case may be left with the one that stays. Not where somebody who reads that one may not read them: a
 * cadre who is accused (信访工作条例 第30、46条), or whoever is recused from the one and not from the other.
 */
export const wordsMayStay = (survivor: Case, merged: Case): boolean =>
  (!accusesCadre(merged) || accusesCadre(survivor)) && recusedFrom(merged).every((person) => recusedFrom(survivor).includes(person));

const recusedFrom = (one: Case): readonly string[] => (isDispute(one) ? one.recused : []);

/** The words of a merged case, as copies that belong to the case that stays. */
export interface MergedWords {
  readonly text: TextRef;
  /** Whom they may name: texts are masked by these as by the parties' own names. */
  readonly names: readonly TextRef[];
}

/**
 * What becomes of the case that stays: it knows of the other, takes over what makes that one graver, and goes on as it was. No clock
 * moves; what is graver may start one.
 */
export function absorbing(survivor: Case, merged: Case, world: World, words?: MergedWords): Decision {
  const { kind, id, number, policeAlerted } = merged;
  const link = event('CaseLinked', { relation: 'merged-from', kind, case: id, number } satisfies Link);
  const alert = policeAlerted && !survivor.policeAlerted ? [event('PoliceAlerted', { from: number, ...involving('police', world) })] : [];
  const note = words ? [event('NoteAdded', { ...words, from: number })] : [];
  return clocked(survivor, [link, ...alert, ...reportsOf(survivor, merged), ...graver(survivor, merged), ...note], world);
}

/** The higher grade and the higher urgency of the two, and a higher grade that the machine suggests and nobody has decided on. */
function graver(survivor: Case, merged: Case): readonly NewEvent[] {
  const from = merged.number;
  const since = urgentSince(merged);
  const riskier = rank(merged.risk) > rank(survivor.risk);
  const risk = riskier ? merged.risk : survivor.risk;
  const suggested = [survivor.suggestedRisk, merged.suggestedRisk]
    .filter((grade) => grade !== null && rank(grade) > rank(risk))
    .reduce<Grade | null>((most, grade) => (grade && (!most || rank(grade) > rank(most)) ? grade : most), null);
  const known = riskier ? null : survivor.suggestedRisk;
  return [
    ...(moreUrgent(merged, survivor) ? [event('UrgencyRaised', { urgency: merged.urgency, was: survivor.urgency, from, since })] : []),
    ...(riskier ? [event('GradeChanged', { grade: merged.risk, was: survivor.risk, from, since })] : []),
    ...(suggested !== null && suggested !== known ? [event('GradeSuggested', { grade: suggested, from })] : []),
  ];
}

/** An urgent matter that was reported already is not reported again because of a second entry. */
function reportsOf(survivor: Case, merged: Case): readonly NewEvent[] {
  const [known, told] = [survivor, merged].map((one) => (isDispute(one) ? (one.urgentReports ?? []) : []));
  return (told ?? []).filter((way) => !known?.includes(way)).map((way) => event('UrgentReported', { way, from: merged.number }));
}

/** Since when the merged case counts as urgent, epoch ms: its hours go on and do not begin again. */
const urgentSince = ({ deadlines }: Case): number | undefined =>
  deadlines
    .filter(({ rule }) => urgentRules.includes(rule))
    .reduce<number | undefined>((first, { startedAt }) => (first === undefined ? startedAt : Math.min(first, startedAt)), undefined);

const urgencies: readonly Case['urgency'][] = ['normal', 'urgent', 'emergency'];
const moreUrgent = (one: Case, other: Case): boolean => urgencies.indexOf(one.urgency) > urgencies.indexOf(other.urgency);

const isDispute = (one: Case): one is Dispute => one.kind === 'dispute';
