import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { MasterKey, SealBroken } from '@lib/access';
import type { Case } from '@lib/cases';
import { CaseReader } from '../case-reader.js';
import { asHouse } from '../identity.js';
import { storedTown, testMasterKey, type StoredTown } from '../stored-town.fixture.js';
import { TextErasures } from '../text-erasures.js';
import { rewrapKeys } from './rewrap-keys.js';
import { vaultOf } from './vault-of.js';
import { KeyRotation } from './key-rotation.js';

const now = Date.parse('2026-09-07T10:00:00+08:00');
const phone = '13812345678';
const idNumber = '12010119800101123X';
const card = '4367420012345678';

const note = () => ({ deed: 'search' as const, by: { personId: 'p-test', post: undefined }, field: 'phone', rows: 0, now });

describe('sensitive text', () => {
  let town: StoredTown;
  let one: Case;
  beforeAll(async () => {
    town = await storedTown();
    one = await town.register(now, {
      summary: `李四摔伤住院，赔偿款汇到 ${card}，电话 ${phone}`,
      parties: [
        { role: 'applicant', name: '张三', phone, idNumber },
        { role: 'respondent', name: '李四', phone: '022-68391234' },
      ],
    });
  });
  afterAll(() => town.close());

  const textId = (of: 'phone' | 'idNumber'): string => one.parties[0]?.[of]?.$text ?? '';
  const read = async (id: string): Promise<string | undefined> =>
    (await new CaseReader(town.app, town.vault).texts(asHouse(town.townId), [{ caseId: one.id, textId: id }])).get(id);
  /** Every row of every table as PostgreSQL writes it, and the bytes of each bytea as text. */
  const dump = async (): Promise<string> => {
    const { rows } = await town.owner.query<{ schema: string; name: string }>(
      `select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const parts: string[] = [];
    for (const { schema, name } of rows) {
      const found = await town.owner.query<{ all: string | null }>(
        `select string_agg(t::text, E'\\n') as all from "${schema}"."${name}" t`,
      );
      const text = found.rows[0]?.all ?? '';
      parts.push(
        text,
        ...[...text.matchAll(/\\\\?x((?:[0-9a-f]{2})+)/g)].map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1')),
      );
    }
    return parts.join('\n');
  };

  it('comes back as it was written', async () => {
    expect([await read(textId('phone')), await read(textId('idNumber'))]).toEqual([phone, idNumber]);
    expect(await read(one.summary.$text)).toContain('摔伤住院');
  });

  it('is in no table of the database, neither as text nor in any bytes', async () => {
    const all = await dump();
    // What is there is found: the look itself works.
    expect(all).toContain('张三');
    for (const secret of [phone, idNumber, card, '68391234', '摔伤住院']) expect([secret, all.includes(secret)]).toEqual([secret, false]);
  });

  it('leaves no salt beside it, with which its hash in the history could be tried out', async () => {
    const { rows } = await town.owner.query<{ field: string; open: boolean; salt: boolean }>(
      'select field, body is not null as open, salt is not null as salt from text where matter_id = $1 order by field, open',
      [one.id],
    );
    expect(rows.filter(({ field }) => field !== 'party').every(({ open, salt }) => !open && !salt)).toBe(true);
  });

  it('opens in its own row only, and not after a bit was changed', async () => {
    const [first, second] = one.parties;
    await town.owner.query(`update text t set sealed = o.sealed from text o where t.id = $1 and o.id = $2`, [
      first?.phone?.$text,
      second?.phone?.$text,
    ]);
    await expect(read(textId('phone'))).rejects.toThrow(SealBroken);
    const { blind } = { blind: await town.vault.blind(town.townId, 'phone', phone) };
    expect(blind).not.toBeNull();
    // Put back by sealing the same words in their own place.
    const [kept] = await town.vault.kept(town.townId, one.id, [
      { id: textId('phone'), field: 'phone', body: phone, salt: Buffer.alloc(16) },
    ]);
    await town.owner.query(`update text set sealed = decode($2, 'hex') where id = $1`, [textId('phone'), kept?.sealed]);
    expect(await read(textId('phone'))).toBe(phone);
  });

  it('is not told by what is kept of a command to know its repeat by', async () => {
    const [first, again, other] = await Promise.all([
      town.vault.commandHash(town.townId, { phone }),
      town.vault.commandHash(town.townId, { phone }),
      vaultOf(town.app, Buffer.alloc(32, 7)).commandHash(town.townId, { phone: `${phone}0` }),
    ]);
    expect(first.equals(again)).toBe(true);
    expect(first.equals(other)).toBe(false);
    // Whoever guesses the phone cannot make the hash: it has a key.
    expect(first.equals(createHash('sha256').update(JSON.stringify({ phone })).digest())).toBe(false);
  });

  it('does not open under another master key', async () => {
    const other = new CaseReader(town.app, vaultOf(town.app, Buffer.alloc(32, 9)));
    await expect(other.texts(asHouse(town.townId), [{ caseId: one.id, textId: textId('phone') }])).rejects.toThrow(/another master key/);
  });

  it('is found by its whole number, however it is typed, and by no part of it', async () => {
    const reader = new CaseReader(town.app, town.vault);
    const found = async (kind: 'phone' | 'id-number', typed: string): Promise<readonly string[]> =>
      (await reader.byNumber(asHouse(town.townId), { kind, typed, limit: 10 }, note)).map(({ id }) => id);
    for (const typed of [phone, '+86 138 1234 5678', '138-1234-5678']) expect(await found('phone', typed)).toEqual([one.id]);
    expect(await found('id-number', idNumber.toLowerCase())).toEqual([one.id]);
    for (const typed of [phone.slice(1), phone.slice(0, -1), `${phone}0`, '']) expect(await found('phone', typed)).toEqual([]);
    expect(await found('phone', idNumber)).toEqual([]);
  });

  it('is sealed anew by a rotation, whole, and one that was stopped goes on', async () => {
    const { keys, vault } = town;
    const rotation = new KeyRotation(town.app, keys, vault);
    // Of before the encryption: plain, and no number that a search could find.
    const old = randomUUID();
    await town.owner.query(
      `insert into text (town_id, matter_kind, matter_id, id, field, salt, body) values ($1, 'dispute', $2, $3, 'phone', $4, '13900001111')`,
      [town.townId, one.id, old, Buffer.alloc(16, 1)],
    );
    expect(await rotation.rotate(town.townId)).toMatchObject({ key: 2, made: true, first: 1 });
    const numbers = async (): Promise<readonly number[]> =>
      (await town.owner.query<{ n: number }>('select distinct key_number as n from text where sealed is not null order by 1')).rows.map(
        ({ n }) => n,
      );
    expect(await numbers()).toEqual([2]);
    expect([await read(textId('phone')), await read(old)]).toEqual([phone, '13900001111']);
    // Stopped on the way: the key is there, some texts stand under the one before.
    const third = await keys.add(town.townId, 'data');
    expect(third.number).toBe(3);
    expect(await rotation.rotate(town.townId)).toMatchObject({ key: 3, made: false });
    expect(await numbers()).toEqual([3]);
    expect(await read(textId('idNumber'))).toBe(idNumber);
    // Another process still holds the keys of before; it learns of the new one when it meets it.
    expect((await dump()).includes(phone)).toBe(false);
  });

  it('opens under a new master key once the keys are wrapped anew, and no more under the old one', async () => {
    const [old, fresh] = [new MasterKey(testMasterKey), new MasterKey(Buffer.alloc(32, 8))];
    expect(await rewrapKeys(town.app, town.townId, { from: old, to: fresh })).toBeGreaterThan(2);
    const under = async (master: Buffer): Promise<string | undefined> =>
      (
        await new CaseReader(town.app, vaultOf(town.app, master)).texts(asHouse(town.townId), [{ caseId: one.id, textId: textId('phone') }])
      ).get(textId('phone'));
    expect(await under(Buffer.alloc(32, 8))).toBe(phone);
    await expect(under(testMasterKey)).rejects.toThrow(/another master key/);
    await rewrapKeys(town.app, town.townId, { from: fresh, to: old });
  });

  it('is gone when it is erased: text, salt and the way to find it', async () => {
    const erased = await new TextErasures(town.app, town.vault).erase(
      town.townId,
      { caseId: one.id, fields: ['phone'], under: '个人信息保护法 第47条', by: 'centre' },
      now + 1000,
    );
    expect(erased.kind).toBe('erased');
    expect(await read(textId('phone'))).toBeUndefined();
    expect(
      await new CaseReader(town.app, town.vault).byNumber(asHouse(town.townId), { kind: 'phone', typed: phone, limit: 10 }, note),
    ).toEqual([]);
    const { rows } = await town.owner.query<{ n: number }>(
      `select count(*)::int as n from text where matter_id = $1 and field = 'phone' and num_nonnulls(salt, body, sealed, blind, key_number) > 0`,
      [one.id],
    );
    expect(rows[0]?.n).toBe(0);
  });
});
