import { Matters } from './ports.js';

/**
 * No store carries the clock's command yet: every deadline is refused, stays pending, is postponed and raises its alarm.
 * Nothing is lost by it and nothing is claimed.
 */
export class MattersWithoutStore extends Matters {
  override expire(): Promise<{ readonly refused: string }> {
    return Promise.resolve({ refused: 'no store for cases' });
  }
}
