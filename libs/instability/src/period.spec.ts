import { describe, expect, it } from '@jest/globals';
import { isMonth, nextMonth, owedMonths, periodDates } from './period.js';
import { at, calendar, schedule } from './testing/town.fixture.js';

const owed = (last: string | undefined, now: number): readonly string[] => owedMonths(last, now, schedule, calendar);

describe('the months of the report', () => {
  it('are real months, and follow each other over the new year', () => {
    expect(['2026-09', '2026-13', '2026-00', '26-09', '2026-9'].map(isMonth)).toEqual([true, false, false, false, false]);
    expect(['2026-09', '2026-12', '2024-02'].map(nextMonth)).toEqual(['2026-10', '2027-01', '2024-03']);
  });

  it('are owed from their opening day on, and not a minute before', () => {
    expect(owed('2026-08', at('2026-09-20', 8, 29))).toEqual([]);
    expect(owed('2026-08', at('2026-09-20', 8, 30))).toEqual(['2026-09']);
    expect(owed('2026-09', at('2026-09-30'))).toEqual([]);
  });

  it('are all made up after three months without a server, and never begin in the past of a town that had none', () => {
    expect(owed('2026-05', at('2026-08-25'))).toEqual(['2026-06', '2026-07', '2026-08']);
    expect(owed(undefined, at('2026-08-25'))).toEqual(['2026-08']);
    expect(owed(undefined, at('2026-08-19'))).toEqual([]);
  });

  it('are due on the last working day at five, with grace, summary and sending up on the working days after it', () => {
    // 30 September 2026 is a Wednesday; the holiday lasts from 1 to 7 October, and 10 October is a make-up Saturday.
    const dates = periodDates('2026-09', at('2026-09-20', 8, 30), schedule, calendar);
    expect(dates).toMatchObject({
      dueOn: '2026-09-30',
      dueAt: at('2026-09-30', 17),
      graceOn: '2026-10-09',
      summaryOn: '2026-10-10',
      sendUpOn: '2026-10-13',
    });
    // 31 May 2026 is a Sunday: the last working day is the Friday before.
    expect(periodDates('2026-05', at('2026-05-20'), schedule, calendar).dueOn).toBe('2026-05-29');
  });

  it('that were opened late leave two working days, so that nobody is late through no fault of his own', () => {
    expect(periodDates('2026-06', at('2026-08-25'), schedule, calendar).dueOn).toBe('2026-08-27');
    expect(periodDates('2026-09', at('2026-09-30', 16), schedule, calendar).dueOn).toBe('2026-10-09');
  });
});
