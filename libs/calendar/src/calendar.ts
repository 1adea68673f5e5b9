import type { Words } from '@lib/kernel';
import { civilOf, dayNumber, timeOfDay, weekdayOf } from './plain-date.js';
import type { DayNumber, PlainDate } from './plain-date.js';

/** A day that the State Council's yearly notice names: off, or a make-up workday (调休上班). */
export interface SpecialDay {
  readonly date: PlainDate;
  readonly off: boolean;
  readonly name: Words;
}

export interface CalendarYear {
  readonly year: number;
  readonly days: readonly SpecialDay[];
}

/** Plain JSON of `config/calendars`. A year that is missing is not published: its dates are provisional. */
export interface CalendarData {
  readonly version: string;
  readonly years: readonly CalendarYear[];
}

export interface OfficeHours {
  readonly opensAt: string;
  readonly closeOfBusiness: string;
}

export interface Calendar extends OfficeHours {
  readonly version: string;
  readonly opensAtMs: number;
  readonly closeOfBusinessMs: number;
  /** Whether the year's notice is known. */
  published(year: number): boolean;
  /** Why nobody works on that day (weekend or holiday); null on a working day, make-up workdays included. */
  restDay(date: PlainDate): Words | null;
  /** The notice's word about that day, holiday or make-up workday; null where it is silent. */
  special(date: PlainDate): Words | null;
  /** The same by day number, for counting. */
  isRest(day: DayNumber): boolean;
  noticeOf(day: DayNumber): SpecialDay | undefined;
  /** Whether everything that decides about this day is published. */
  isKnown(day: DayNumber): boolean;
}

export const usualHours: OfficeHours = { opensAt: '08:30', closeOfBusiness: '17:30' };

export const weekdayWords: readonly Words[] = [
  { zh: '周日', en: 'Sunday' },
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
];

const unnamed: Words = { zh: '', en: '' };
export const weekdayName = (day: DayNumber): Words => weekdayWords[weekdayOf(day)] ?? unnamed;

/**
 * Rest days and make-up workdays of the published years; Monday to Friday elsewhere.
 * @throws RangeError on a date or an hour that does not exist.
 */
export function makeCalendar(data: CalendarData, hours: OfficeHours = usualHours): Calendar {
  const notices = new Map<DayNumber, SpecialDay>();
  for (const year of data.years) for (const day of year.days) notices.set(dayNumber(day.date), day);
  const years = new Set(data.years.map(({ year }) => year));

  const isRest = (day: DayNumber): boolean => {
    const notice = notices.get(day);
    if (notice) return notice.off;
    const weekday = weekdayOf(day);
    return weekday === 0 || weekday === 6;
  };
  const isKnown = (day: DayNumber): boolean => {
    const { year, month, day: dayOfMonth } = civilOf(day);
    // A New Year's notice may reach back: 29 December 2018 was a working Saturday by the notice of 2019.
    return years.has(year) && (month < 12 || dayOfMonth < 28 || years.has(year + 1));
  };

  return {
    version: data.version,
    opensAt: hours.opensAt,
    closeOfBusiness: hours.closeOfBusiness,
    opensAtMs: timeOfDay(hours.opensAt),
    closeOfBusinessMs: timeOfDay(hours.closeOfBusiness),
    published: (year) => years.has(year),
    restDay: (date) => {
      const day = dayNumber(date);
      return isRest(day) ? (notices.get(day)?.name ?? weekdayName(day)) : null;
    },
    special: (date) => notices.get(dayNumber(date))?.name ?? null,
    isRest,
    noticeOf: (day) => notices.get(day),
    isKnown,
  };
}
