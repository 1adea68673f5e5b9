import type { Browser } from 'playwright-core';
import { startApplication, type Application } from './application.js';
import { openBrowser } from './chromium.js';

/** One running product and one browser for everything that is looked at in it: both take seconds to start. */
export interface OpenHouse {
  readonly application: Application;
  readonly browser: Browser;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Nothing runs before `open`, so that the suites can be described with it. */
export function openHouse(): OpenHouse {
  let application: Application | undefined;
  let browser: Browser | undefined;
  const opened = <T>(what: T | undefined): T => {
    if (what === undefined) throw new Error('The house is not open yet');
    return what;
  };
  return {
    get application() {
      return opened(application);
    },
    get browser() {
      return opened(browser);
    },
    open: async () => {
      [application, browser] = await Promise.all([startApplication(), openBrowser()]);
    },
    close: async () => {
      await browser?.close();
      await application?.stop();
    },
  };
}
