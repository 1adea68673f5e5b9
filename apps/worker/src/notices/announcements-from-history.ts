import { noticesOf, refold, unregistered, type PlacedEvent, type World } from '@lib/cases';
import { reportMatterOf } from '@lib/instability';
import type { JsonObject } from '@lib/kernel';
import type { NoticeSend } from '@lib/queue';
import { asHouse, ask } from '@lib/store';
import type { DataSource } from 'typeorm';
import { Announcements, type Told } from '../ports.js';

interface EventRow {
  readonly seq: number;
  readonly version: number;
  readonly type: string;
  readonly at: Date;
  readonly data: JsonObject;
}

const history = `
  select seq, version, type, at, data from event
  where town_id = $1 and matter_kind = $2 and matter_id = $3 and version <= $4 order by seq`;

/**
 * What a version tells, worked out from the history up to it: the same today and after a restore, whatever the case has
 * become since.
 */
export class AnnouncementsFromHistory extends Announcements {
  constructor(
    private readonly app: DataSource,
    private readonly worldOf: (townId: number) => Promise<World>,
  ) {
    super();
  }

  async of({ townId, matterKind, matterId, version }: NoticeSend): Promise<readonly Told[]> {
    const world = await this.worldOf(townId);
    const rows = await ask<EventRow>(this.app, asHouse(townId), { text: history, values: [townId, matterKind, matterId, version] });
    if (rows.length === 0) throw new Error(`No history of ${matterKind} ${matterId}`);
    const events = rows.map(placed);
    const report = reportMatterOf(matterKind, matterId, events);
    return report ? toldOf(report, events, version, world) : toldBy(matterId, events, version, world);
  }
}

const placed = ({ at, ...row }: EventRow): PlacedEvent => ({ ...row, at: at.getTime() });

/** Folds the history up to this version and collects what its events have to tell. */
export function toldBy(matterId: string, events: readonly PlacedEvent[], version: number, world: World): readonly Told[] {
  const [first] = events;
  if (!first) return [];
  return toldOf(refold(unregistered(matterId, first, null), events), events, version, world);
}

const toldOf = (matter: Parameters<typeof noticesOf>[1], events: readonly PlacedEvent[], version: number, world: World): readonly Told[] =>
  events
    .filter((event) => event.version === version)
    .flatMap((event) => noticesOf(event, matter, world).map((draft) => ({ ...draft, seq: event.seq })));
