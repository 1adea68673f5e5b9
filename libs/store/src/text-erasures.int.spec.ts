import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case } from '@lib/cases';
import { day } from '@lib/testing';
import { foldDifference } from './fold-check.js';
import { monday, sealedTown, type SealedTown } from './history/sealed-town.fixture.js';
import { StoredCases } from './stored-case.js';
import { TextErasures, type Erased } from './text-erasures.js';

describe('the lawful erasure of personal texts', () => {
  let sealed: SealedTown;
  let one: Case;
  beforeAll(async () => {
    sealed = await sealedTown();
    one = sealed.cases[0] as Case;
  });
  afterAll(() => sealed.town.close());

  const erase = (fields: readonly string[], by = 'centre'): Promise<Erased> =>
    new TextErasures(sealed.town.app, sealed.town.vault).erase(
      sealed.town.townId,
      { caseId: one.id, fields, under: '个人信息保护法 第47条', by },
      monday + 3 * day,
    );
  const value = async (text: string): Promise<unknown> => (await sealed.town.owner.query(text, [one.id])).rows[0];

  it('has no personal word in what is hashed to begin with', async () => {
    const { rows } = await sealed.town.owner.query("select convert_from(canonical, 'UTF8') as canonical from event");
    expect(JSON.stringify(rows)).not.toMatch(/张三|李四|宅基地/);
  });

  it('deletes text and salt, tells it in the history, and leaves every chain and head whole', async () => {
    const before = await value('select data::text, encode(hash, $$hex$$) as hash from event where matter_id = $1 and seq = 1');
    expect(await erase(['party', 'summary'])).toEqual({ kind: 'erased', number: one.number, texts: 3 });

    expect(
      await value(
        "select count(*)::int as n from text where matter_id = $1 and field in ('party', 'summary') and (body is not null or salt is not null)",
      ),
    ).toEqual({ n: 0 });
    expect(await value('select data::text, encode(hash, $$hex$$) as hash from event where matter_id = $1 and seq = 1')).toEqual(before);
    expect(await value('select type, data, actor from event where matter_id = $1 order by seq desc limit 1')).toMatchObject({
      type: 'TextsErased',
      data: { fields: ['party', 'summary'], under: '个人信息保护法 第47条' },
      actor: { kind: 'person', role: 'dispatcher' },
    });
    const stored = await new StoredCases(sealed.town.app).one(sealed.town.townId, one.id);
    expect(stored && foldDifference(stored)).toBeNull();
    expect(await sealed.verify({ held: sealed.heads[1] as never })).toMatchObject({ count: 0 });
    await sealed.seals.seal(sealed.town.townId, { signer: sealed.signer, now: monday + 4 * day });
    expect(await sealed.verify({ held: sealed.heads[1] as never })).toMatchObject({ count: 0, uncovered: 0 });
  });

  it('lets the search find the words no more', async () => {
    expect(
      await value(`select search @@ '''张三'''::tsquery as found, search @@ '''宅基'''::tsquery as summary from cases where id = $1`),
    ).toEqual({
      found: false,
      summary: false,
    });
  });

  it('happens once, by somebody who is known, and to a text that is there', async () => {
    expect(await erase(['party'])).toEqual({ kind: 'nothing' });
    expect(await erase(['party'], 'nobody')).toEqual({ kind: 'no-person' });
  });

  it('does not hide an erasure that no event tells of', async () => {
    const other = sealed.cases[1] as Case;
    await sealed.town.owner.query(
      `update text set body = null, salt = null, erased_at = now() where matter_id = $1 and field = 'summary'`,
      [other.id],
    );
    expect((await sealed.verify()).findings[0]).toMatchObject({ code: 'history/text-missing', event: { number: other.number, seq: 1 } });
  });
});
