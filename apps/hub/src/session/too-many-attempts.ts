import type { TooManyAttempts } from '@lib/access';
import { Refused } from '../edge/refused.js';

/** With when to come back, in the header and in the body. */
export const tooManyAttempts = ({ seconds }: Pick<TooManyAttempts, 'seconds'>): Refused =>
  Refused.as('access/too-many-attempts', { extensions: { retryAfter: seconds } }, { 'retry-after': String(seconds) });
