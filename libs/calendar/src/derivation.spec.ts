import { describe, expect, it } from '@jest/globals';
import { makeCalendar } from './calendar.js';
import { whyText } from './derivation.js';
import { dueFromDate, type DueOptions } from './due.js';
import { published } from './published.fixture.js';

const calendar = makeCalendar(published);
const zh = (limit: string, date: string, options: DueOptions = { ends: 'midnight' }): string =>
  whyText(dueFromDate(limit, date, calendar, options).why, 'zh');
const en = (limit: string, date: string): string => whyText(dueFromDate(limit, date, calendar, { ends: 'midnight' }).why, 'en');

describe('the derivation of a due date', () => {
  it('reads as a clerk would count', () => {
    expect(zh('30 D', '2026-09-05')).toBe('收到 09-05（周六） → 次日起算 → 第30日 10-05 在国庆假期内 → 顺延至 10-08');
    expect(en('30 D', '2026-09-05')).toBe(
      'Received 09-05 (Sat) → counted from the next day → day 30, 10-05, is in the National Day holiday → moves to 10-08',
    );
  });
  it('says that a weekend moves the day and a working Saturday does not', () => {
    expect(zh('15 D', '2026-05-15')).toBe('收到 05-15（周五） → 次日起算 → 第15日 05-30 为周六 → 顺延至 06-01');
    expect(zh('30 D', '2026-01-29')).toBe('收到 01-29（周四） → 次日起算 → 第30日 02-28（周六）为调休上班日，不顺延');
  });
  it('says which rest days were passed over and which make-up days counted', () => {
    expect(zh('5 WD', '2026-02-12')).toBe(
      '收到 02-12（周四） → 次日起算 → 跳过休息日 9 日 → 02-14 调休上班，计入 → 第5个工作日 02-26（周四）',
    );
  });
  it('names its own trigger, its pause and the hour at which it ends', () => {
    const options = { ends: 'close-of-business', pausedDays: 3, trigger: { zh: '受理', en: 'Accepted' } } as const;
    expect(zh('15 D', '2026-09-01', options)).toBe(
      '受理 09-01（周二） → 次日起算 → 暂停 3 日不计 → 第15日 09-19 为周六 → 顺延至 09-20 → 当日 17:30 截止',
    );
  });
  it('writes the year where it changes', () => {
    expect(zh('1 M', '2025-12-05')).toBe('收到 12-05（周五） → 次日起算 → 满1个月 2026-01-05（周一）');
  });
  it('of an obligation starts at its own day', () => {
    const options = { ends: 'midnight', trigger: { zh: '约定履行日', en: 'Due by agreement' } } as const;
    expect(zh('0 D', '2026-09-04', options)).toBe('约定履行日 09-04（周五）');
    expect(zh('0 D', '2026-10-03', options)).toBe('约定履行日 10-03（周六） → 当日 10-03 在国庆假期内 → 顺延至 10-08');
  });
});
