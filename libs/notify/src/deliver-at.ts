import { nextWorkingTime, type Calendar } from '@lib/calendar';

/**
 * When a notice made at `now` may be seen: at once in working hours, else at the next opening; a red alert always at once,
 * for those on duty. Epoch ms.
 */
export const deliverAt = (now: number, calendar: Calendar, urgent: boolean): number => (urgent ? now : nextWorkingTime(now, calendar));
