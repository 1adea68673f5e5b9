import type { Language, Words } from '@lib/kernel';
import type { Calendar } from './calendar.js';
import { weekdayName } from './calendar.js';
import type { Counted, Due, DueOptions } from './due.js';
import { toLimit, type Limit } from './limit.js';
import { civilOf, plainDate, weekdayOf } from './plain-date.js';
import type { DayNumber } from './plain-date.js';

/** The steps joined as one line: 收到 09-05（周六） → 次日起算 → … */
export const whyText = (why: Due['why'], language: Language): string => why.map((step) => step[language]).join(' → ');

/** The usual word for what started the count. */
export const received: Words = { zh: '收到', en: 'Received' };

/** Why the last day is what it is, in the order in which a clerk would count. */
export function derive(limit: Limit, counted: Counted, calendar: Calendar, options: DueOptions): readonly Words[] {
  const { started, reached, last } = counted;
  const year = civilOf(started).year;
  const text = (day: DayNumber): string => dateText(day, year);
  const trigger = options.trigger ?? received;
  const steps: Words[] = [{ zh: `${trigger.zh} ${text(started)}${inZh(started)}`, en: `${trigger.en} ${text(started)}${inEn(started)}` }];

  if (limit.n > 0) steps.push({ zh: '次日起算', en: 'counted from the next day' });
  if (counted.restDaysSkipped > 0) steps.push({ zh: `跳过休息日 ${counted.restDaysSkipped} 日`, en: restDays(counted.restDaysSkipped) });
  const makeUps = counted.makeUpDays.map(text).join('、');
  if (makeUps) steps.push({ zh: `${makeUps} 调休上班，计入`, en: `make-up workday ${makeUps.replaceAll('、', ', ')} counts` });
  if (options.extendedBy !== undefined) steps.push(extendedStep(toLimit(options.extendedBy)));
  if (options.pausedDays) steps.push({ zh: `暂停 ${options.pausedDays} 日不计`, en: `${options.pausedDays} paused days not counted` });
  steps.push(...reachedSteps(limit, reached, calendar, text));
  if (last !== reached) steps.push({ zh: `顺延至 ${text(last)}`, en: `moves to ${text(last)}` });
  if (options.ends === 'close-of-business') {
    steps.push({ zh: `当日 ${calendar.closeOfBusiness} 截止`, en: `ends at ${calendar.closeOfBusiness} that day` });
  }
  if (counted.unknownYear !== null) steps.push(provisionalStep(counted.unknownYear));
  return steps;
}

function reachedSteps(limit: Limit, day: DayNumber, calendar: Calendar, text: (day: DayNumber) => string): readonly Words[] {
  const name = ordinal(limit);
  const notice = calendar.noticeOf(day);
  if (notice?.off) {
    return [{ zh: `${name.zh} ${text(day)} 在${notice.name.zh}内`, en: `${name.en}, ${text(day)}, is in the ${notice.name.en}` }];
  }
  if (calendar.isRest(day)) {
    return [{ zh: `${name.zh} ${text(day)} 为${weekdayName(day).zh}`, en: `${name.en}, ${text(day)}, is a ${weekdayName(day).en}` }];
  }
  if (notice && limit.unit !== 'WD') {
    const zh = `${name.zh} ${text(day)}${inZh(day)}为调休上班日，不顺延`;
    return [{ zh, en: `${name.en}, ${text(day)}${inEn(day)}, is a make-up workday and does not move` }];
  }
  // A limit of no length is due on its own day, which the first step has named.
  return limit.n === 0 ? [] : [{ zh: `${name.zh} ${text(day)}${inZh(day)}`, en: `${name.en}: ${text(day)}${inEn(day)}` }];
}

function ordinal({ n, unit }: Limit): Words {
  if (n === 0) return { zh: '当日', en: 'that day' };
  if (unit === 'WD') return { zh: `第${n}个工作日`, en: `working day ${n}` };
  if (unit === 'M') return { zh: `满${n}个月`, en: `after ${n} ${n === 1 ? 'month' : 'months'}` };
  if (unit === 'Y') return { zh: `满${n}年`, en: `after ${n} ${n === 1 ? 'year' : 'years'}` };
  return { zh: `第${n}日`, en: `day ${n}` };
}

const extendedStep = ({ n, unit }: Limit): Words => ({
  zh: `延长 ${n} ${unitWords[unit].zh}`,
  en: `extended by ${n} ${unitWords[unit].en}${n === 1 ? '' : 's'}`,
});

const unitWords: { readonly [unit in Limit['unit']]: Words } = {
  D: { zh: '日', en: 'day' },
  WD: { zh: '个工作日', en: 'working day' },
  M: { zh: '个月', en: 'month' },
  Y: { zh: '年', en: 'year' },
  h: { zh: '小时', en: 'hour' },
};

const restDays = (n: number): string => `${n} rest ${n === 1 ? 'day' : 'days'} skipped`;

const provisionalStep = (year: number): Words => ({
  zh: `${year}年放假安排尚未公布，暂按周一至周五推算`,
  en: `the ${year} holiday notice is not published; Monday to Friday assumed for now`,
});

const dateText = (day: DayNumber, year: number): string => (civilOf(day).year === year ? plainDate(day).slice(5) : plainDate(day));
const inZh = (day: DayNumber): string => `（${weekdayName(day).zh}）`;
const inEn = (day: DayNumber): string => ` (${shortWeekdays[weekdayOf(day)]})`;
const shortWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
