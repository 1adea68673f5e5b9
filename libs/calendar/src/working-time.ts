import type { Calendar } from './calendar.js';
import { clampDay, dayOfInstant, lastDay, startOfDayNumber } from './plain-date.js';

/** Whether somebody is at work at that instant: a working day, from opening to close of business. */
export function isWorkingTime(ms: number, calendar: Calendar): boolean {
  const day = clampDay(dayOfInstant(ms));
  const time = ms - startOfDayNumber(day);
  return !calendar.isRest(day) && time >= calendar.opensAtMs && time < calendar.closeOfBusinessMs;
}

/** That instant if it is working time, else the next opening. Notices wait for it; red alerts do not. Epoch ms. */
export function nextWorkingTime(ms: number, calendar: Calendar): number {
  if (isWorkingTime(ms, calendar)) return ms;
  let day = clampDay(dayOfInstant(ms));
  if (ms >= startOfDayNumber(day) + calendar.opensAtMs) day += 1;
  while (calendar.isRest(day) && day < lastDay) day += 1;
  return startOfDayNumber(day) + calendar.opensAtMs;
}
