/** Names under which what is not a class is injected. */
export const SETTINGS = Symbol('settings');
export const LOGGER = Symbol('logger');
export const METRICS = Symbol('metrics');

/** The process's clock, injected by this class. */
export abstract class HubClock {
  /** Epoch milliseconds. */
  abstract now(): number;
}
