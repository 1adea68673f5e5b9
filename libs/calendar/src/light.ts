import { dayMs } from './plain-date.js';

export type Light = 'green' | 'yellow' | 'red';

/**
 * Red once the time is over, yellow when a fifth of it or three days are left, whichever is more, but never for more than half
 * of it: a limit of one working day is not yellow from its first minute. Instants in epoch ms.
 */
export function lightOf(startedAt: number, dueAt: number, now: number): Light {
  if (now >= dueAt) return 'red';
  const whole = dueAt - startedAt;
  const near = Math.min(Math.max(whole * 0.2, 3 * dayMs), whole * 0.5);
  return dueAt - now <= near ? 'yellow' : 'green';
}
