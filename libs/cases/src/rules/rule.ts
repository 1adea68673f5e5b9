import type { PlainDate } from '@lib/calendar';
import type { Rejection, Rule } from '@lib/kernel';
import type { Case } from '../case.js';
import type { Dispute } from '../dispute.js';
import type { CaseCommand, DisputeCommand, World } from '../world.js';

export type DisputeRule = Rule<Dispute, DisputeCommand, World>;
/** A rule that asks only what every kind of case knows. */
export type CaseRule = Rule<Case, CaseCommand, World>;

/** The input, as its schema has already promised it. */
export const inputOf = <T>(command: DisputeCommand): T => command.input as unknown as T; // the door checked it against the action's schema

/** No fact is recorded ahead of its time. */
export const notInTheFuture = (field: string): CaseRule => ({
  code: 'case/date-in-the-future',
  says: { zh: '日期不能晚于今天', en: 'The date may not be later than today' },
  next: { zh: '请填写实际发生的日期', en: 'Enter the day on which it happened' },
  pointer: `/${field}`,
  reads: [field],
  holds: (_, command, { today }) => {
    const on = (command.input as { readonly [name: string]: PlainDate | undefined })[field];
    return on === undefined || on <= today;
  },
});

/** Names the article of the limit that was asked for; without one the rule's own stands. */
export const underArticleOf = (deadlineRule: string | undefined, { deadlineRules }: World): Partial<Rejection> => {
  const article = deadlineRule === undefined ? undefined : deadlineRules.get(deadlineRule)?.article;
  return article === undefined ? {} : { article };
};
