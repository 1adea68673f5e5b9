import type { CalendarYear, SpecialDay } from '@lib/calendar';
import { addDays } from '@lib/calendar';
import chineseDays from 'chinese-days';

/** The package's holiday name -> our word for the holiday and for its make-up workday. */
const holidays: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  元旦: { zh: '元旦', en: "New Year's Day" },
  春节: { zh: '春节', en: 'Spring Festival' },
  清明: { zh: '清明', en: 'Tomb-Sweeping Day' },
  劳动节: { zh: '劳动节', en: 'Labour Day' },
  端午: { zh: '端午', en: 'Dragon Boat Festival' },
  中秋: { zh: '中秋', en: 'Mid-Autumn Festival' },
  国庆节: { zh: '国庆', en: 'National Day' },
};

/**
 * The holidays and make-up workdays of one year as the chinese-days package has them; null where it knows none, which means
 * that the year is not published. `config/calendars/<year>.json` is made from this and may then be corrected by hand.
 */
export function yearFromPackage(year: number): CalendarYear | null {
  const days: SpecialDay[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) {
    const { name, work } = chineseDays.getDayDetail(date);
    // "Spring Festival,春节,4" on the days of a notice, a plain weekday name on all others.
    const holiday = holidays[name.split(',')[1] ?? ''];
    if (!holiday) continue;
    days.push({ date, off: !work, name: work ? makeUp(holiday) : { zh: `${holiday.zh}假期`, en: `${holiday.en} holiday` } });
  }
  return days.length === 0 ? null : { year, days };
}

const makeUp = ({ zh, en }: { readonly zh: string; readonly en: string }): SpecialDay['name'] => ({
  zh: `${zh}调休上班`,
  en: `make-up workday for ${en}`,
});
