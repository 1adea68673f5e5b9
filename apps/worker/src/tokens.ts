/** Names under which what is not a class is injected. */
export const LOGGER = Symbol('logger');
export const QUEUES = Symbol('queues');
export const CHANNEL = Symbol('channel');
export const CALENDAR = Symbol('calendar');
