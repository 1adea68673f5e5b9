import type { PlacedEvent } from './placed-event.js';

/** A span of time during which one post held the case, and whom it waited on meanwhile. */
export interface Holding {
  readonly organisation: string;
  readonly post: string;
  readonly waitingOn: string | null;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/**
 * Who held the case from when to when, from its events in order; `until` (epoch ms) ends the span that still runs. The spans follow each
 * other without a gap while the case is open, so that they sum to the time for which it was open.
 */
export function holdings(events: readonly PlacedEvent[], until: number): readonly Holding[] {
  const spans: Holding[] = [];
  let open: Open | null = null;
  for (const event of events) {
    const next = after(open, event);
    if (next === open) continue;
    spans.push(...ended(open, event.at));
    open = next;
  }
  return [...spans, ...ended(open, until)];
}

type Open = Omit<Holding, 'to'>;

const ended = (open: Open | null, to: number): readonly Holding[] => (open && to > open.from ? [{ ...open, to }] : []);

/** The span that runs after this event: the same one where neither the holder nor whom he waits on has changed. */
function after(open: Open | null, { at, data }: PlacedEvent): Open | null {
  const { holder, waitingOn } = data as { holder?: { organisation: string; post: string } | null; waitingOn?: string | null };
  const held = holder === undefined ? open : holder;
  if (!held) return null;
  const waited = waitingOn === undefined ? (open?.waitingOn ?? null) : waitingOn;
  const same = open && open.organisation === held.organisation && open.post === held.post && open.waitingOn === waited;
  return same ? open : { organisation: held.organisation, post: held.post, waitingOn: waited, from: at };
}
