import type { Case, Matter, Role } from './case.js';
import { matterFlowOf } from './flows.js';
import { union } from './fold.js';
import { heldFrom } from './holdings.js';
import type { PlacedEvent } from './placed-event.js';

/** Folds one event into the case. Reads only its arguments; an unknown type changes nothing but the sequence number. */
export const evolve = <C extends Matter>(one: C, event: PlacedEvent): C => refold(one, [event]);

/** Folds events into the matter, oldest first. The one that is given stays as it was. */
export function refold<C extends Matter>(first: C, events: readonly PlacedEvent[]): C {
  let { folds, version } = matterFlowOf(first.kind, first.flowVersion);
  // One copy for all of them: a copy for each event was half the time of a decision that arms several deadlines.
  const moved: Moving = { ...(first as Matter as Case) }; // the folds of a flow meet matters of its own kind only
  for (const event of events) {
    carry(moved, event);
    const fold = folds[event.type];
    if (fold) Object.assign(moved, fold(moved, event));
    if (moved.flowVersion === version) continue;
    // Migrated: from here on the events of another version count, and the case knows what that version knows.
    const flow = matterFlowOf(moved.kind, moved.flowVersion);
    ({ folds, version } = flow);
    Object.assign(moved, { ...flow.blank, ...moved });
  }
  return moved as Matter as C; // the folds of a kind keep its shape
}

type Moving = { -readonly [field in keyof Case]: Case[field] };

/** What any event may say: the state it leads to, the new holder, who else is waited on, the lead office, who is drawn in. */
function carry(moved: Moving, event: PlacedEvent): void {
  const { to, holder, waitingOn, lead, involves } = event.data as {
    to?: string;
    holder?: { organisation: string; post: Role } | null;
    waitingOn?: string | null;
    lead?: string | null;
    involves?: readonly string[];
  };
  moved.seq = event.seq;
  moved.version = event.version;
  if (to !== undefined) moved.state = to;
  if (holder !== undefined) moved.holder = holder && { ...holder, since: event.at };
  if (waitingOn !== undefined) moved.waitingOn = waitingOn;
  if (holder !== undefined || waitingOn !== undefined) moved.held = heldFrom(moved.held, event.at, moved);
  if (lead !== undefined) moved.lead = lead;
  if (holder || lead || involves) moved.involved = union(moved.involved, holder?.organisation, lead ?? undefined, ...(involves ?? []));
}
