const day = 86_400_000;

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });
const shanghaiClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** The day (YYYY-MM-DD) in Shanghai, `shift` days from now: the town's legal day, whatever the machine's zone. */
export const townDay = (shift = 0): string => townDayOf(Date.now() + shift * day);

/** The town's day of an instant (epoch ms). */
export const townDayOf = (instant: number): string => shanghai.format(new Date(instant));

/** `YYYY-MM-DD HH:mm` now, in Shanghai. */
export const townMinute = (): string => `${townDay()} ${shanghaiClock.format(new Date())}`;

/** The hub's instants carry +08:00, so their text already is the town's wall clock. */
export const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);

/** Whether the text is a day that exists: 2026-02-30 does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

export interface Span {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Milliseconds as whole days, hours and minutes. */
export const spanOf = (milliseconds: number): Span => {
  const minutes = Math.floor(milliseconds / 60_000);
  return { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
};
