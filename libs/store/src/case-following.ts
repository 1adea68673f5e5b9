/** Where a statement finds what it writes about a moved case: parameters of one case, or columns of `moved m` for many. */
export interface Places {
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  readonly at: string;
  readonly actor: string;
  /** jsonb arrays. */
  readonly events: string;
  /** Of an event `e`: the text that was hashed. */
  readonly canonical: string;
  readonly ended: string;
  readonly started: string;
  /** uuid, or null where nobody has to hear of it. */
  readonly outbox: string;
}

/** What goes with every moved row: its events, the deadlines that end and start, the message that is owed. `$1` is the town. */
export const following = ({ kind, id, version, at, actor, events, canonical, ended, started, outbox }: Places): string => `
, ev as (
  insert into event (town_id, matter_kind, matter_id, seq, version, type, at, actor, data, canonical, previous_hash, hash)
  select $1, ${kind}, ${id}, e.seq, ${version}, e.type, ${at}, ${actor}, ${canonical}::jsonb->'data', convert_to(${canonical}, 'UTF8'), decode(e.previous, 'hex'), decode(e.hash, 'hex')
  from moved m, jsonb_to_recordset(${events}) e (seq int, type text, canonical text, n int, previous text, hash text)
), ended as (
  update deadline d set status = e.status, due_on = coalesce(e.due_on, d.due_on), due_at = coalesce(e.due_at, d.due_at),
    next_attempt_at = coalesce(e.due_at, d.next_attempt_at)
  from moved m, jsonb_to_recordset(${ended}) e (rule text, occurrence int, rung int, status text, due_on date, due_at timestamptz)
  where d.town_id = $1 and d.matter_kind = ${kind} and d.matter_id = ${id} and d.rule = e.rule and d.occurrence = e.occurrence and d.rung = e.rung
), started as (
  insert into deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, status, started_on, due_on, due_at, next_attempt_at)
  select $1, ${kind}, ${id}, s.rule, s.occurrence, s.rung, 'pending', s.started_on, s.due_on, s.due_at, s.due_at
  from moved m, jsonb_to_recordset(${started}) s (rule text, occurrence int, rung int, started_on date, due_on date, due_at timestamptz)
), owed as (
  insert into outbox (town_id, id, job, payload, created_at, available_at)
  select $1, ${outbox}, 'notice.send',
    jsonb_build_object('townId', $1::int, 'matterKind', ${kind}::text, 'matterId', ${id}::text, 'version', ${version}::int), ${at}, ${at}
  from moved m where ${outbox} is not null
)`;
