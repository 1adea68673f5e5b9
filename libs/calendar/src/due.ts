import type { Words } from '@lib/kernel';
import type { Calendar } from './calendar.js';
import type { DeadlineRule, LimitText } from './deadline-rule.js';
import { derive, received } from './derivation.js';
import { toLimit, type Limit } from './limit.js';
import {
  clampDay,
  dayMs,
  dayNumber,
  dayOfInstant,
  dayOf,
  civilOf,
  daysInMonth,
  lastDay,
  plainDate,
  startOfDayNumber,
} from './plain-date.js';
import type { DayNumber, PlainDate } from './plain-date.js';

export interface Due {
  readonly startedOn: PlainDate;
  readonly dueOn: PlainDate;
  /** Epoch ms, the first instant after the end: 00:00 of the next day, or that day's close of business. */
  readonly dueAt: number;
  /** The notice of a year that decides about it is not published; recompute when it is. */
  readonly provisional: boolean;
  /** The derivation, step by step, as shown to users. */
  readonly why: readonly Words[];
}

export interface DueOptions {
  readonly ends: DeadlineRule['ends'];
  /** Calendar days during which the count stood still; they move the last day before it rolls over. */
  readonly pausedDays?: number | undefined;
  /** What was added to the limit with approval, of the same unit; counted on from the limit's own last day, before it rolls over. */
  readonly extendedBy?: LimitText | undefined;
  /** What started the count, as the first word of the derivation; 收到 / received by default. */
  readonly trigger?: Words;
}

/** How the last day was reached; days as day numbers. */
export interface Counted {
  readonly started: DayNumber;
  /** The day that the count itself reaches. */
  readonly reached: DayNumber;
  /** The day after rolling over rest days. */
  readonly last: DayNumber;
  readonly restDaysSkipped: number;
  readonly makeUpDays: readonly DayNumber[];
  /** The first year whose notice is missing; null when all is known. */
  readonly unknownYear: number | null;
}

/**
 * The last day of a limit (民事诉讼法 第85条, 民法典 第200–204条): the day of the event is not counted, months and years end on
 * the same-numbered day or the month's last, and only the last day rolls over rest days. Working days skip rest days and
 * count make-up workdays.
 */
export function count(limit: Limit, started: DayNumber, calendar: Calendar, pausedDays = 0): Counted {
  let unknownYear: number | null = null;
  const look = (day: DayNumber): void => {
    if (unknownYear !== null || calendar.isKnown(day)) return;
    const { year } = civilOf(day);
    unknownYear = calendar.published(year) ? year + 1 : year;
  };

  let reached = started;
  let restDaysSkipped = 0;
  const makeUpDays: DayNumber[] = [];
  if (limit.unit === 'WD') {
    for (let counted = 0; counted < limit.n && reached < lastDay;) {
      reached += 1;
      look(reached);
      if (calendar.isRest(reached)) restDaysSkipped += 1;
      else {
        counted += 1;
        if (calendar.noticeOf(reached)) makeUpDays.push(reached);
      }
    }
  } else if (limit.unit === 'D') reached = clampDay(started + limit.n);
  else reached = addMonths(started, limit.unit === 'Y' ? limit.n * 12 : limit.n);

  reached = clampDay(reached + pausedDays);
  const last = rollOver(reached, calendar, look);
  return { started, reached, last, restDaysSkipped, makeUpDays, unknownYear };
}

function rollOver(from: DayNumber, calendar: Calendar, look: (day: DayNumber) => void): DayNumber {
  let day = from;
  look(day);
  while (calendar.isRest(day) && day < lastDay) look((day += 1));
  return day;
}

function addMonths(from: DayNumber, months: number): DayNumber {
  const { year, month, day } = civilOf(from);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return toYear > 9999 ? lastDay : dayOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The first instant after the end of a last day. */
export const endOfDay = (day: DayNumber, ends: DeadlineRule['ends'], calendar: Calendar): number =>
  ends === 'midnight' ? startOfDayNumber(day + 1) : startOfDayNumber(day) + calendar.closeOfBusinessMs;

/**
 * When a limit that starts at an instant is over.
 * @param startedAt epoch ms. @throws RangeError on an instant that is no number or a limit that is none.
 */
export function due(limit: Limit | LimitText, startedAt: number, calendar: Calendar, options: DueOptions): Due {
  if (!Number.isFinite(startedAt)) throw new RangeError(`not an instant: ${startedAt}`);
  const parsed = extended(toLimit(limit), options.extendedBy);
  return parsed.unit === 'h'
    ? dueInHours(parsed, startedAt, options)
    : dueInDays(parsed, clampDay(dayOfInstant(startedAt)), calendar, options);
}

/** The same for a limit that starts on a day, e.g. an obligation's own date. */
export function dueFromDate(limit: Limit | LimitText, startedOn: PlainDate, calendar: Calendar, options: DueOptions): Due {
  const parsed = extended(toLimit(limit), options.extendedBy);
  const day = dayNumber(startedOn);
  return parsed.unit === 'h' ? dueInHours(parsed, startOfDayNumber(day), options) : dueInDays(parsed, day, calendar, options);
}

/** @throws RangeError where the units differ: thirty days and one month cannot be added. */
function extended(limit: Limit, by: LimitText | undefined): Limit {
  if (by === undefined) return limit;
  const more = toLimit(by);
  if (more.unit !== limit.unit) throw new RangeError(`cannot extend a limit in ${limit.unit} by ${by}`);
  return { n: limit.n + more.n, unit: limit.unit };
}

function dueInDays(limit: Limit, started: DayNumber, calendar: Calendar, options: DueOptions): Due {
  const counted = count(limit, started, calendar, options.pausedDays);
  let steps: readonly Words[] | undefined;
  return {
    startedOn: plainDate(started),
    dueOn: plainDate(counted.last),
    dueAt: endOfDay(counted.last, options.ends, calendar),
    provisional: counted.unknownYear !== null,
    // Most callers want the day only, and the sentences cost ten times as much as the counting.
    get why() {
      return (steps ??= derive(limit, counted, calendar, options));
    },
  };
}

/** Hours run by the clock, through nights and holidays. */
function dueInHours(limit: Limit, startedAt: number, options: DueOptions): Due {
  const dueAt = startedAt + limit.n * 3_600_000 + (options.pausedDays ?? 0) * dayMs;
  const started = clampDay(dayOfInstant(startedAt));
  const last = clampDay(dayOfInstant(limit.n === 0 ? dueAt : dueAt - 1));
  const { zh, en } = options.trigger ?? received;
  return {
    startedOn: plainDate(started),
    dueOn: plainDate(last),
    dueAt,
    provisional: false,
    why: [
      { zh: `${zh} ${minuteText(startedAt)}`, en: `${en} ${minuteText(startedAt)}` },
      { zh: `${limit.n} 小时连续计算，不因休息日顺延`, en: `${limit.n} hours by the clock, rest days included` },
      { zh: `至 ${minuteText(dueAt)}`, en: `until ${minuteText(dueAt)}` },
    ],
  };
}

function minuteText(ms: number): string {
  const day = dayOfInstant(ms);
  const minutes = Math.floor((ms - startOfDayNumber(day)) / 60_000);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${plainDate(day).slice(5)} ${clock}`;
}
