import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { CaseView } from '@lib/contracts';
import { runningTown, type RunningTown } from './running-town.js';
import type { Answer } from './town-client.js';

const registrations = 200;
/** Answers after which the hub is killed: far enough in, and far from the end. */
const killAfter = 40;

describe('a hub that is killed in the middle of 200 registrations', () => {
  let town: RunningTown;
  let sql: pg.Pool;
  beforeAll(async () => {
    town = await runningTown({ worker: false });
    sql = new pg.Pool({ connectionString: town.database.urls.superuser, max: 2 });
  });
  afterAll(async () => {
    await sql.end();
    await town.close();
  });

  const kept = async (): Promise<ReadonlyMap<string, string>> => {
    const { rows } = await sql.query<{ client_id: string; id: string }>('select client_id, id from cases');
    return new Map(rows.map((row) => [row.client_id, row.id]));
  };
  const count = async (of: string): Promise<number> =>
    (await sql.query<{ n: number }>(`select count(*)::int as n from ${of}`)).rows[0]?.n ?? 0;

  it('has kept every registration that it acknowledged, whole, and doubles nothing when the clients try again', async () => {
    const villageCode = await town.villageOf('v212');
    const clients = Array.from({ length: registrations }, () => ({ clientId: randomUUID(), key: randomUUID() }));
    const register = ({ clientId, key }: (typeof clients)[number]): Promise<Answer<CaseView>> =>
      town.ask<CaseView>('v212', 'POST', '/cases', {
        key,
        body: {
          clientId,
          villageCode,
          parties: [{ name: '甲某', role: 'applicant' }],
          summary: '甲村一处院墙',
          tile: 'neighbour',
          occurredOn: '2026-09-06',
          urgency: 'normal',
        },
      });

    const acknowledged = new Map<string, string>();
    let killed: Promise<void> | undefined;
    await Promise.all(
      clients.map(async (client) => {
        const answer = await register(client).catch(() => null); // The connection broke with the hub.
        if (answer?.status === 201) acknowledged.set(client.clientId, answer.body.id);
        if (acknowledged.size >= killAfter) killed ??= town.killHub();
      }),
    );
    await killed;
    expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter);
    expect(acknowledged.size).toBeLessThan(registrations);

    // What the dead hub left open on the server ends before we count.
    await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'duliu-hub'`);
    const after = await kept();
    for (const [clientId, id] of acknowledged) expect(after.get(clientId)).toBe(id);

    await town.startHub();
    // 200 at once wait for ten connections; a hub on a busy machine asks some to come back, and they do.
    const untilTaken = async (client: (typeof clients)[number]): Promise<Answer<CaseView>> => {
      for (;;) {
        const answer = await register(client);
        if (answer.status !== 503) return answer;
        await sleep(1_000);
      }
    };
    const again = await Promise.all(clients.map(untilTaken));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([201]));
    clients.forEach(({ clientId }, index) => {
      const known = after.get(clientId);
      if (known !== undefined) expect(again[index]?.body.id).toBe(known);
    });
    expect(await count('cases')).toBe(registrations);
    expect(await count("event where type = 'CaseRegistered'")).toBe(registrations);
    expect(await count('(select number from cases group by number having count(*) > 1) doubled')).toBe(0);
    expect(await count('outbox')).toBe(registrations); // One message for each holder; no worker runs here to take them.
    const numbers = again.map(({ body }) => Number(/第(\d+)号/.exec(body.number)?.[1])).toSorted((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: registrations }, (_, index) => index + 1));
    expect((await town.ask('centre', 'GET', '/deadlines/balance')).body).toMatchObject({ balanced: true, set: registrations });
  });
});
