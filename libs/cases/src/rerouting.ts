import type { Case, Grade } from './case.js';
import type { PlacedEvent } from './placed-event.js';
import { caseOf } from './register.js';

/** Cases dispatched to `lead` go to another office instead; what is not named is any. Lists hold alternatives, and all that are named must fit. */
export interface Rerouting {
  readonly lead?: string | undefined;
  readonly tiles?: readonly string[] | undefined;
  /** Leaves, or classes of two figures with all their leaves. */
  readonly categories?: readonly string[] | undefined;
  readonly villages?: readonly string[] | undefined;
  readonly risks?: readonly Grade[] | undefined;
  readonly to: string;
}

export interface Landing {
  /** Sequence number of the event that named the lead office. */
  readonly seq: number;
  readonly at: number;
  readonly recorded: string;
  readonly changed: string;
}

/** Where the case would have landed: each dispatch asks what the case was just then, category, village and risk as they stood. The first route that fits counts. */
export function landingsOf(id: string, events: readonly PlacedEvent[], routing: readonly Rerouting[]): readonly Landing[] {
  return events.flatMap(({ seq, at, data: { lead } }, index): readonly Landing[] => {
    if (typeof lead !== 'string') return [];
    const then = caseOf(id, events.slice(0, index), null);
    const rerouted = then && routing.find((route) => (route.lead === undefined || route.lead === lead) && concerns(route, then));
    return rerouted && rerouted.to !== lead ? [{ seq, at, recorded: lead, changed: rerouted.to }] : [];
  });
}

const concerns = ({ tiles, categories, villages, risks }: Rerouting, { tile, leaf, village, risk }: Case): boolean =>
  (tiles?.includes(tile) ?? true) &&
  (categories?.some((category) => leaf?.startsWith(category)) ?? true) &&
  (villages?.some((one) => one === village) ?? true) &&
  (risks?.includes(risk) ?? true);
