import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { MasterKey, OtherMasterKey } from '@lib/access';
import type { Case } from '@lib/cases';
import type { PersonActor } from '@lib/kernel';
import { asActor, asHouse, asTown, type Identity } from '../identity.js';
import { ask } from '../in-transaction.js';
import { storedTown, type StoredTown } from '../stored-town.fixture.js';
import { KeyRing } from '../vault/key-ring.js';
import { receiptHashOf } from './receipt-code.js';
import { Receipts } from './receipts.js';

const now = Date.parse('2026-09-07T10:00:00+08:00');

const dispatcher = { personId: 'p-test-dispatcher', post: { role: 'dispatcher', organisation: 'centre' } };

describe('receipts', () => {
  let town: StoredTown;
  let one: Case;
  let other: Case;
  const master = randomBytes(32);
  const receiptsUnder = (secret: Buffer): Receipts => new Receipts(town.app, new KeyRing(town.app, new MasterKey(secret)));
  const as = (role: string, organisation: string): Identity => {
    const actor: PersonActor = { kind: 'person', personId: `p-test-${role}`, posts: [{ role, organisation }] };
    return asActor(town.townId, actor, { villageOf: (office) => (office === one.involved[0] ? one.village : null) });
  };

  beforeAll(async () => {
    town = await storedTown();
    one = await town.register(now);
    other = await town.register(now + 1);
  });
  afterAll(() => town.close());

  it('have one code for each case, the same however often and by whichever process it is asked for', async () => {
    const code = await receiptsUnder(master).handOut(as('dispatcher', 'centre'), one, dispatcher, now);
    expect(await receiptsUnder(master).handOut(as('dispatcher', 'centre'), one, dispatcher, now + 1)).toBe(code);
    expect(await receiptsUnder(master).handOut(as('dispatcher', 'centre'), other, dispatcher, now)).not.toBe(code);
    expect(await receiptsUnder(master).shown(town.townId, code)).toMatchObject({ id: one.id, number: one.number, state: 'registered' });
  });

  it('leave nothing in the database from which a code could be read', async () => {
    const code = await receiptsUnder(master).handOut(as('dispatcher', 'centre'), one, dispatcher, now);
    const { rows } = await town.owner.query<{ all: string }>(
      `select coalesce(string_agg(r::text, ' '), '') || (select coalesce(string_agg(k::text, ' '), '') from vault_key k) as all from receipt r`,
    );
    for (const form of [code, code.replaceAll('-', ''), Buffer.from(code).toString('hex')]) expect(rows[0]?.all).not.toContain(form);
    expect(rows[0]?.all).toContain(receiptHashOf(code).toString('hex'));
  });

  it('are not handed out by whoever does not see the case, nor seen by him', async () => {
    const stranger = as('police', 'police');
    await expect(receiptsUnder(master).handOut(stranger, one, { personId: 'p-test-police', post: undefined }, now)).rejects.toThrow(
      /row-level security/,
    );
    await receiptsUnder(master).handOut(as('dispatcher', 'centre'), one, dispatcher, now);
    const seen = (who: Identity): Promise<readonly object[]> => ask(town.app, who, { text: 'select from receipt' });
    expect(await seen(stranger)).toEqual([]);
    expect(await seen(asTown(town.townId))).toEqual([]);
  });

  it('are unknown in another town, as a code is that was never handed out', async () => {
    const code = await receiptsUnder(master).handOut(as('dispatcher', 'centre'), one, dispatcher, now);
    const made = await town.owner.query<{ id: number }>(
      "insert into town (slug, name_zh, name_en) values ('beside', '邻镇', 'Beside') returning id",
    );
    expect(await receiptsUnder(master).shown(made.rows[0]?.id ?? 0, code)).toBeUndefined();
    const third = await town.register(now + 2);
    const unused = await receiptsUnder(randomBytes(32)).shown(town.townId, code.replace(/.$/, code.endsWith('A') ? 'B' : 'A'));
    expect(unused).toBeUndefined();
    expect(third.id).not.toBe(one.id);
  });

  it('tell no name and no content, only what stands in the columns of the function', async () => {
    const code = await receiptsUnder(master).handOut(as('dispatcher', 'centre'), one, dispatcher, now);
    const [row] = await ask<{ [column: string]: unknown }>(town.app, asTown(town.townId), {
      text: 'select * from receipt_shown($1)',
      values: [receiptHashOf(code)],
    });
    expect(Object.keys(row ?? {}).sort()).toEqual(
      // prettier-ignore
      ['erased', 'flow_version', 'holder', 'id', 'kind', 'limits', 'merged_into', 'number', 'registered_at', 'state', 'updated_at', 'waiting_on'],
    );
    expect(JSON.stringify(row)).not.toMatch(/张三|李四|宅基地/);
  });

  it('keep keys that nobody but the house reads, and that another master key does not open', async () => {
    await receiptsUnder(master).handOut(as('dispatcher', 'centre'), one, dispatcher, now);
    const keys = (who: Identity): Promise<readonly object[]> =>
      ask(town.app, who, { text: `select from vault_key where purpose = 'receipt'` });
    expect(await keys(as('centre-head', 'centre'))).toEqual([]);
    expect(await keys(asTown(town.townId))).toEqual([]);
    expect(await keys(asHouse(town.townId))).toHaveLength(1);
    await expect(receiptsUnder(randomBytes(32)).handOut(as('dispatcher', 'centre'), one, dispatcher, now)).rejects.toThrow(OtherMasterKey);
  });
});
