import type { CalendarData, CalendarYear, SpecialDay } from './calendar.js';
import { addDays, type PlainDate } from './plain-date.js';

/** The notices of the State Council, off from/to and make-up workdays, copied for the specs of this floor, which read no file. */
const notices: Readonly<Record<number, { readonly off: string; readonly work: string }>> = {
  2020: {
    off: '元旦:01-01/01-01 春节:01-24/02-02 清明:04-04/04-06 劳动节:05-01/05-05 端午:06-25/06-27 国庆:10-01/10-08',
    work: '春节:01-19 劳动节:04-26 劳动节:05-09 端午:06-28 国庆:09-27 国庆:10-10',
  },
  2021: {
    off: '元旦:01-01/01-03 春节:02-11/02-17 清明:04-03/04-05 劳动节:05-01/05-05 端午:06-12/06-14 中秋:09-19/09-21 国庆:10-01/10-07',
    work: '春节:02-07 春节:02-20 劳动节:04-25 劳动节:05-08 中秋:09-18 国庆:09-26 国庆:10-09',
  },
  2022: {
    off: '元旦:01-01/01-03 春节:01-31/02-06 清明:04-03/04-05 劳动节:04-30/05-04 端午:06-03/06-05 中秋:09-10/09-12 国庆:10-01/10-07 元旦:12-31/12-31',
    work: '春节:01-29 春节:01-30 清明:04-02 劳动节:04-24 劳动节:05-07 国庆:10-08 国庆:10-09',
  },
  2023: {
    off: '元旦:01-01/01-02 春节:01-21/01-27 清明:04-05/04-05 劳动节:04-29/05-03 端午:06-22/06-24 中秋:09-29/09-29 国庆:09-30/10-06',
    work: '春节:01-28 春节:01-29 劳动节:04-23 劳动节:05-06 端午:06-25 国庆:10-07 国庆:10-08',
  },
  2024: {
    off: '元旦:01-01/01-01 春节:02-10/02-17 清明:04-04/04-06 劳动节:05-01/05-05 端午:06-10/06-10 中秋:09-15/09-17 国庆:10-01/10-07',
    work: '春节:02-04 春节:02-18 清明:04-07 劳动节:04-28 劳动节:05-11 中秋:09-14 国庆:09-29 国庆:10-12',
  },
  2025: {
    off: '元旦:01-01/01-01 春节:01-28/02-04 清明:04-04/04-06 劳动节:05-01/05-05 端午:05-31/06-02 国庆:10-01/10-05 中秋:10-06/10-06 国庆:10-07/10-08',
    work: '春节:01-26 春节:02-08 劳动节:04-27 国庆:09-28 国庆:10-11',
  },
  2026: {
    off: '元旦:01-01/01-03 春节:02-15/02-23 清明:04-04/04-06 劳动节:05-01/05-05 端午:06-19/06-21 中秋:09-25/09-27 国庆:10-01/10-07',
    work: '元旦:01-04 春节:02-14 春节:02-28 劳动节:05-09 国庆:09-20 国庆:10-10',
  },
};

const english: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  国庆: 'National Day',
  中秋: 'Mid-Autumn Festival',
};

function yearOfNotice(year: number, { off, work }: { readonly off: string; readonly work: string }): CalendarYear {
  const days: SpecialDay[] = [];
  for (const [name, from, to] of entries(off)) {
    for (let date = `${year}-${from}`; date <= `${year}-${to}`; date = addDays(date, 1)) {
      days.push({ date, off: true, name: { zh: `${name}假期`, en: `${english[name]} holiday` } });
    }
  }
  for (const [name, date] of entries(work)) {
    days.push({ date: `${year}-${date}`, off: false, name: { zh: `${name}调休上班`, en: `make-up workday for ${english[name]}` } });
  }
  return { year, days };
}

const entries = (text: string): readonly (readonly [string, string, string])[] =>
  text.split(' ').map((entry) => {
    const [name = '', from = '', to = from] = entry.split(/[:/]/);
    return [name, from, to];
  });

export const published: CalendarData = {
  version: 'fixture',
  years: Object.entries(notices).map(([year, notice]) => yearOfNotice(Number(year), notice)),
};

export const publishedYears: readonly number[] = published.years.map(({ year }) => year);

/** Every make-up workday of the published years. */
export const makeUpWorkdays: readonly PlainDate[] = published.years.flatMap(({ days }) =>
  days.filter((day) => !day.off).map(({ date }) => date),
);
