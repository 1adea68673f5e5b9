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
  /** Absent where no deadline ends or changes; likewise the next ones. */
  readonly ended?: string | undefined;
  readonly started?: string | undefined;
  /** uuid, or null where nobody has to hear of it. */
  readonly outbox?: string | undefined;
}

/**
 * What goes with every moved row: its events, the deadlines that end and start, the message that is owed. `$1` is the town. What is
 * absent is left out of the statement: to make ready for a table and write nothing into it cost as much as to write a row.
 */
export const following = (places: Places): string => [happened, ended, started, owed].map((part) => part(places)).join('');

const happened = ({ kind, id, version, at, actor, events, canonical }: Places): string => `, ev as (
  insert into event (town_id, matter_kind, matter_id, seq, version, type, at, actor, data, canonical, previous_hash, hash)
  select $1, ${kind}, ${id}, e.seq, ${version}, e.type, ${at}, ${actor}, ${canonical}::jsonb->'data', convert_to(${canonical}, 'UTF8'), decode(e.previous, 'hex'), decode(e.hash, 'hex')
  from moved m, jsonb_to_recordset(${events}) e (seq int, type text, canonical text, n int, previous text, hash text)
)`;

const ended = ({ kind, id, ended: given }: Places): string =>
  given === undefined
    ? ''
    : `, ended as (
  update deadline d set status = e.status, due_on = coalesce(e.due_on, d.due_on), due_at = coalesce(e.due_at, d.due_at),
    next_attempt_at = coalesce(e.due_at, d.next_attempt_at)
  from moved m, jsonb_to_recordset(${given}) e (rule text, occurrence int, rung int, status text, due_on date, due_at timestamptz)
  where d.town_id = $1 and d.matter_kind = ${kind} and d.matter_id = ${id} and d.rule = e.rule and d.occurrence = e.occurrence and d.rung = e.rung
)`;

const started = ({ kind, id, started: given }: Places): string =>
  given === undefined
    ? ''
    : `, started as (
  insert into deadline (town_id, matter_kind, matter_id, rule, occurrence, rung, status, started_on, due_on, due_at, next_attempt_at)
  select $1, ${kind}, ${id}, s.rule, s.occurrence, s.rung, 'pending', s.started_on, s.due_on, s.due_at, s.due_at
  from moved m, jsonb_to_recordset(${given}) s (rule text, occurrence int, rung int, started_on date, due_on date, due_at timestamptz)
)`;

const owed = ({ kind, id, version, at, outbox }: Places): string =>
  outbox === undefined
    ? ''
    : `, owed as (
  insert into outbox (town_id, id, job, payload, created_at, available_at)
  select $1, ${outbox}, 'notice.send',
    jsonb_build_object('townId', $1::int, 'matterKind', ${kind}::text, 'matterId', ${id}::text, 'version', ${version}::int), ${at}, ${at}
  from moved m where ${outbox} is not null
)`;
