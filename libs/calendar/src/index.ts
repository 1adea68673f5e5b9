export {
  addDays,
  daysBetween,
  isoShanghai,
  isPlainDate,
  shanghaiDate,
  startOfDay,
  timeOfDay,
  yearOf,
  type PlainDate,
} from './plain-date.js';
export { isLimit, parseLimit, type Limit, type LimitUnit } from './limit.js';
export {
  makeCalendar,
  usualHours,
  type Calendar,
  type CalendarData,
  type CalendarYear,
  type OfficeHours,
  type SpecialDay,
} from './calendar.js';
export { due, dueFromDate, type Due, type DueOptions } from './due.js';
export { whyText } from './derivation.js';
export { after, before, rungAt, share, type DueMoment, type RungOptions } from './rung-at.js';
export { isWorkingTime, nextWorkingTime } from './working-time.js';
export { lightOf, type Light } from './light.js';
export type { DeadlineRule, Extension, LimitText, LimitVariant, Pause, Rung, RungAt, RungDeed } from './deadline-rule.js';
