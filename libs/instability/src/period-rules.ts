import { isoShanghai } from '@lib/calendar';
import type { Rule } from '@lib/kernel';
import type { Period } from './period-matter.js';
import type { ReportCommand } from './report.js';
import type { ReportWorld } from './world.js';

/** Whether the summary, as it was made, lacks a village that still owes its report. */
const lacksVillages = ({ summary }: Period): boolean =>
  summary?.figures.some(({ key, counts }) => key === 'missing' && counts.length > 0) ?? true;

/** Once a summary is sent up no village can report any more: that may not happen while one of them still has time. */
export const dueOrComplete: Rule<Period, ReportCommand, ReportWorld> = {
  code: 'instability/not-yet-due',
  says: {
    zh: '报送时限未到，且汇总中还有村街未报，不能签发、上报',
    en: 'The reports are not due yet and the summary lacks some; it is neither signed nor sent up',
  },
  next: {
    zh: '请等到报送时限，或待村街全部报送后重新汇总',
    en: 'Wait until they are due, or sum up again once every village has reported',
  },
  article: '每月排查不稳定信息上报制度',
  reads: ['dates', 'summary'],
  holds: (period, _, { now }) => now >= period.dates.dueAt || !lacksVillages(period),
  explain: ({ dates }) => {
    const hour = isoShanghai(dates.dueAt).slice(0, 16).replace('T', ' ');
    return {
      next: {
        zh: `请等到报送时限 ${hour}，或待村街全部报送后重新汇总`,
        en: `Wait until they are due, ${hour}, or sum up again once every village has reported`,
      },
    };
  },
};
