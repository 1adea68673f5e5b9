import type pg from 'pg';
import type { EventRow } from './event-check.js';

// One column of text for each event: the driver spends as much on a field as the check does on the whole event. The bytes stand in
// PostgreSQL's escape form: plain text but for what is not ASCII, and no sequence of bytes fails in it.
const select = `
select concat_ws(chr(31), matter_kind, matter_id, seq, version, type, date_part('epoch', at), encode(previous_hash, 'hex'), encode(hash, 'hex'),
  actor, data, encode(canonical, 'escape'))
from event
where town_id = $1 and (matter_kind, matter_id, seq) > ($2, $3, $4)
order by matter_kind, matter_id, seq limit $5`;

const beforeAll = { kind: '', id: '00000000-0000-0000-0000-000000000000', seq: 0 };
const page = 2_000;
const separator = '\u001f';

/** What holds the separator itself was never written by the store; the rest of it stands in `canonical` and fails there. */
function rowOf([line]: readonly [string]): EventRow {
  const [kind = '', id = '', seq, version, type = '', at, previous = '', hash = '', actor = '', data = '', ...canonical] =
    line.split(separator);
  return {
    kind,
    id,
    seq: Number(seq),
    version: Number(version),
    type,
    at: Number(at),
    previous,
    hash,
    actor,
    data,
    canonical: canonical.join(separator),
  };
}

/**
 * Every event of the town by matter and number, a page at a time. The next page is asked for while the present one is looked at, so
 * that server and reader work side by side; no more than two are ever in memory.
 */
export async function* eventPages(client: pg.Client, townId: number): AsyncGenerator<readonly EventRow[]> {
  const read = async (after: Pick<EventRow, 'kind' | 'id' | 'seq'>): Promise<readonly EventRow[]> => {
    const values = [townId, after.kind, after.id, after.seq, page];
    const { rows } = await client.query<[string]>({ name: 'history-events', text: select, values, rowMode: 'array' });
    return rows.map(rowOf);
  };
  for (let rows = await read(beforeAll); rows.length > 0;) {
    const last = rows.at(-1);
    const next = last && rows.length === page ? read(last) : Promise.resolve([]);
    // Whoever stops in the middle has heard of its own fault; this one's must not come on top.
    next.catch(() => undefined);
    yield rows;
    rows = await next;
  }
}
