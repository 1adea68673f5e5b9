import type { NewEvent } from '@lib/kernel';

/** An event with its place in the stream. `at` in epoch milliseconds. */
export interface PlacedEvent extends NewEvent {
  readonly seq: number;
  readonly version: number;
  readonly at: number;
}

/** Gives new events their place in the stream. `at` in epoch milliseconds. */
export const place = (events: readonly NewEvent[], after: number, version: number, at: number): readonly PlacedEvent[] =>
  events.map(({ type, data }, index) => ({ type, data, seq: after + index + 1, version, at }));
