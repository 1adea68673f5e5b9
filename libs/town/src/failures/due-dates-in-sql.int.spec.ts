import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { addDays, due, makeCalendar, startOfDay, type Calendar, type LimitUnit } from '@lib/calendar';
import { projectRoot } from '@lib/platform';
import { cloneDatabase, type ClonedDatabase } from '@lib/testing';
import { loadCalendar } from '../load-calendar.js';

jest.setTimeout(600_000);

const runs = process.env['TEST_LANE'] === 'long' ? 1_000_000 : 20_000;
const batch = 20_000;
const seed = 20261124;
const configRoot = join(projectRoot(), 'config');

interface Special {
  readonly date: string;
  readonly off: boolean;
}
interface Asked {
  readonly startedAt: number;
  readonly n: number;
  readonly unit: LimitUnit;
  readonly paused: number;
  readonly ends: 'midnight' | 'close-of-business';
}

/** The published days as they stand in the files, read past the program's own loader. */
const specials: readonly Special[] = readdirSync(join(configRoot, 'calendars'))
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => (JSON.parse(readFileSync(join(configRoot, 'calendars', name), 'utf8')) as { readonly days: readonly Special[] }).days);

/**
 * The counting of days once more, by tables and PostgreSQL's own dates: each day knows the first working day from it on, and each
 * working day its number. Nothing of the program's way to count is in it.
 */
const schema = `
create table special (day date primary key, off boolean not null);
create table calendar_day (day date primary key, rest boolean not null, working_days bigint, opens date);
create function fill() returns void language sql as $$
  insert into calendar_day (day, rest)
    select d::date, coalesce(s.off, extract(isodow from d) > 5)
    from generate_series('2018-01-01'::date, '2060-12-31', interval '1 day') d left join special s on s.day = d::date;
  update calendar_day c set working_days = w.n, opens = w.opens from (
    select day, count(*) filter (where not rest) over (order by day) as n,
      min(day) filter (where not rest) over (order by day rows between current row and unbounded following) as opens
    from calendar_day) w where w.day = c.day;
$$;
create view working_day as select working_days as number, day from calendar_day where not rest;
create index on calendar_day (working_days) where not rest`;

const byTables = `
select asked.*, t.at as theirs
from unnest($1::timestamptz[], $2::int[], $3::text[], $4::int[], $5::text[], $6::timestamptz[]) asked (started_at, n, unit, paused, ends, ours)
join calendar_day s on s.day = (asked.started_at at time zone 'Asia/Shanghai')::date
left join working_day w on asked.unit = 'WD' and w.number = s.working_days + asked.n
join calendar_day l on l.day = asked.paused + case
  when asked.unit = 'D' then s.day + asked.n
  when asked.unit = 'M' then (s.day + make_interval(months => asked.n))::date
  when asked.unit = 'Y' then (s.day + make_interval(years => asked.n))::date
  when asked.n = 0 then s.day
  else w.day end
cross join lateral (select
  (l.opens + case asked.ends when 'midnight' then interval '1 day' else interval '17 hours 30 minutes' end) at time zone 'Asia/Shanghai' as at) t
where $7 or t.at is distinct from asked.ours`;

/** A small seeded generator: the same seed, the same million. */
function mulberry(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const most: Readonly<Record<'D' | 'WD' | 'M' | 'Y', number>> = { D: 400, WD: 250, M: 60, Y: 20 };
const units = Object.keys(most) as (keyof typeof most)[];

describe('due dates, counted by the program and by SQL', () => {
  let database: ClonedDatabase;
  let sql: pg.Client;
  let calendar: Calendar;
  beforeAll(async () => {
    database = await cloneDatabase();
    sql = new pg.Client({ connectionString: database.urls.superuser });
    await sql.connect();
    await sql.query(schema);
    await sql.query('insert into special select * from unnest($1::date[], $2::boolean[])', [
      specials.map(({ date }) => date),
      specials.map(({ off }) => off),
    ]);
    await sql.query('select fill()');
    await sql.query('analyze calendar_day');
    calendar = makeCalendar(loadCalendar(configRoot));
  });
  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  /** Those on which the two do not agree. */
  const differing = async (asked: readonly Asked[]): Promise<readonly unknown[]> => {
    const ours = asked.map(
      ({ startedAt, n, unit, paused, ends }) => due({ n, unit }, startedAt, calendar, { ends, pausedDays: paused }).dueAt,
    );
    const columns = [
      asked.map(({ startedAt }) => new Date(startedAt)),
      asked.map(({ n }) => n),
      asked.map(({ unit }) => unit),
      asked.map(({ paused }) => paused),
      asked.map(({ ends }) => ends),
      ours.map((at) => new Date(at)),
    ];
    const answered = await sql.query<{ n: string }>(`select count(*) as n from (${byTables}) every`, [...columns, true]);
    expect(Number(answered.rows[0]?.n)).toBe(asked.length); // None fell out of the tables.
    const { rows } = await sql.query(`${byTables} limit 5`, [...columns, false]);
    return rows;
  };

  it(`agree on ${runs} random starts, limits, pauses and ends (seed ${seed})`, async () => {
    const below = mulberry(seed);
    const first = startOfDay('2019-12-01');
    for (let done = 0; done < runs; done += batch) {
      const asked = Array.from({ length: Math.min(batch, runs - done) }, (): Asked => {
        const unit = units[below(units.length)] ?? 'D';
        return {
          startedAt: first + below(2_650) * 86_400_000 + below(86_400) * 1_000,
          unit,
          n: below(most[unit] + 1),
          paused: below(3) === 0 ? below(91) : 0,
          ends: below(2) === 0 ? 'midnight' : 'close-of-business',
        };
      });
      expect(await differing(asked)).toEqual([]);
    }
  });

  it('agree around every make-up workday and the end of every holiday from 2020 to 2026', async () => {
    const makeUps = specials.filter(({ off, date }) => !off && date >= '2020' && date < '2027');
    expect(makeUps.length).toBeGreaterThan(40);
    const holidays = specials.filter(({ off }, index) => off && !specials[index + 1]?.off);
    const asked = [...makeUps, ...holidays].flatMap(({ date }) =>
      Array.from({ length: 32 }, (_, back) => back).flatMap((back) =>
        units.flatMap((unit) =>
          [0, back, unit === 'D' || unit === 'WD' ? back + 1 : 1].map((n): Asked => ({
            startedAt: startOfDay(addDays(date, -back)),
            unit,
            n,
            paused: back % 3,
            ends: 'midnight',
          })),
        ),
      ),
    );
    for (let from = 0; from < asked.length; from += batch) expect(await differing(asked.slice(from, from + batch))).toEqual([]);
  });
});
