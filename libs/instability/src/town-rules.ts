import type { DeadlineRule } from '@lib/calendar';
import type { World } from '@lib/cases';
import type { ReportSchedule } from './schedule.js';

const known = new WeakMap<World['deadlineRules'], WeakMap<ReportSchedule, World['deadlineRules']>>();

/** The town's limits with the reminders that its own schedule asks for in place of those that the rule has. */
export function withSchedule(rules: World['deadlineRules'], schedule: ReportSchedule): World['deadlineRules'] {
  const before = known.get(rules)?.get(schedule);
  if (before) return before;
  const rule = rules.get('R-01');
  const made = rule
    ? new Map([...rules, [rule.id, { ...rule, ladder: [...reminders(schedule), ...rule.ladder] } satisfies DeadlineRule]])
    : rules;
  known.set(rules, (known.get(rules) ?? new WeakMap<ReportSchedule, World['deadlineRules']>()).set(schedule, made));
  return made;
}

const reminders = ({ remind }: ReportSchedule): DeadlineRule['ladder'] =>
  remind.map((span) => ({
    at: { before: span },
    do: 'remind',
    who: 'holder',
    says: {
      zh: '本月不稳定信息报告尚未报送；没有情况的，一键零报告即可',
      en: 'This month’s report is not filed yet; where there is nothing, one tap is enough',
    },
  }));
