import type { Notice } from './notice.js';

/**
 * A way for notices to reach a post: in-app today. `deliver` may be called twice with the same notice and must then
 * change nothing; what it throws makes the job try again.
 */
export interface Channel {
  readonly name: string;
  deliver(notices: readonly Notice[]): Promise<void>;
}

/** Whatever keeps notices for the application's own pages. */
export interface NoticeShelf {
  put(notices: readonly Notice[]): Promise<unknown>;
}

export const inAppChannel = (shelf: NoticeShelf): Channel => ({
  name: 'in-app',
  deliver: async (notices) => {
    if (notices.length > 0) await shelf.put(notices);
  },
});
