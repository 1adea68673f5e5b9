import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case } from '@lib/cases';
import { chained, genesis } from '../chain.js';
import { headHash, shortForm, signHead, type Head } from './head.js';
import { newSigner, sealedTown, type SealedTown } from './sealed-town.fixture.js';
import { stretchHash } from './stretch.js';

/** Everything here is done as the superuser of the database, who can do anything in it; the key he has not. */
describe('the history, after the superuser of the database', () => {
  let sealed: SealedTown;
  let victim: Case;
  beforeAll(async () => {
    sealed = await sealedTown();
    victim = sealed.cases[2] as Case;
  });
  afterEach(() => sealed.restore());
  afterAll(() => sealed.town.close());

  const sql = async (text: string, ...values: readonly unknown[]): Promise<void> => {
    const { rowCount } = await sealed.town.owner.query(text, [...values]);
    expect(rowCount).toBeGreaterThan(0);
  };
  const ofVictim = (text: string): Promise<void> => sql(`${text} where matter_id = $1`, victim.id);
  /** The first thing that is found, by the case and the event that it names. */
  const firstFound = async (options: Parameters<SealedTown['verify']>[0] = {}) => {
    const { findings, count } = await sealed.verify(options);
    expect(count).toBeGreaterThan(0);
    const [{ code, event } = { code: '', event: undefined }] = findings;
    return { code, number: event?.number, seq: event?.seq };
  };

  /** As somebody would who knows how the chain is made: a later event says something else, and every hash after it fits again. */
  const rewriteFrom = async (seq: number): Promise<readonly string[]> => {
    const { owner, townId } = sealed.town;
    const { rows } = await owner.query<{ seq: number; version: number; type: string; at: Date; data: object; actor: object }>(
      'select seq, version, type, at, data, actor from event where matter_id = $1 order by seq',
      [victim.id],
    );
    let previous = genesis;
    const hashes: string[] = [];
    for (const row of rows) {
      const changed = row.seq < seq ? row.data : { ...row.data, forged: true };
      const event = { ...row, at: row.at.getTime(), data: changed } as unknown as Parameters<typeof chained>[1][number];
      const [made] = chained({ townId, kind: 'dispute', id: victim.id }, [event], row.actor as never, previous);
      if (!made) throw new Error('nothing made');
      await owner.query(
        `update event set data = $3, canonical = convert_to($4, 'UTF8'), previous_hash = decode($5, 'hex'), hash = decode($6, 'hex')
         where matter_id = $1 and seq = $2`,
        [victim.id, row.seq, changed, made.canonical, previous, made.hash],
      );
      previous = made.hash;
      hashes.push(made.hash);
    }
    await owner.query(`update cases set last_hash = decode($2, 'hex') where id = $1`, [victim.id, previous]);
    return hashes;
  };

  it('is in order while he does nothing, and counts what no head covers yet', async () => {
    const verified = await sealed.verify({ held: sealed.heads[0] as never });
    expect(verified).toMatchObject({ count: 0, matters: 4, heads: 2, last: { number: 2, short: shortForm(sealed.heads[1]?.body ?? '') } });
    expect(verified.uncovered).toBeGreaterThan(0);
    expect(verified.texts).toBeGreaterThan(4);
  });

  it.each([
    ['the data of an event', `update event set data = data || '{"x":1}' where seq = 2 and matter_id = $1`, 'history/event-changed', 2],
    ['its type', `update event set type = 'CaseVoided' where seq = 2 and matter_id = $1`, 'history/event-changed', 2],
    ['its actor', `update event set actor = '{"kind":"clock"}' where seq = 2 and matter_id = $1`, 'history/event-changed', 2],
    [
      'its time, by a microsecond',
      `update event set at = at + interval '1 us' where seq = 2 and matter_id = $1`,
      'history/event-changed',
      2,
    ],
    [
      'its bytes',
      `update event set canonical = canonical || '\\xff00'::bytea where seq = 2 and matter_id = $1`,
      'history/event-changed',
      2,
    ],
    ['its hash', `update event set hash = decode(repeat('ab', 32), 'hex') where seq = 2 and matter_id = $1`, 'history/event-changed', 2],
    ['an event, taken out', `delete from event where seq = 3 and matter_id = $1`, 'history/event-missing', 3],
    ['the end, cut off', `delete from event where seq >= 4 and matter_id = $1`, 'history/event-missing', 4],
    ['every event of the case', `delete from event where matter_id = $1`, 'history/event-missing', 1],
    [
      'a text that lies sealed',
      `update text set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where field = 'phone' and matter_id = $1`,
      'history/text-changed',
      1,
    ],
    [
      'a sealed text, in the place of another',
      `update text t set sealed = o.sealed, key_number = o.key_number, body = null, salt = null from text o
       where t.field = 'summary' and o.field = 'phone' and t.matter_id = $1 and o.matter_id = $1`,
      'history/text-changed',
      1,
    ],
    ['a text', `update text set body = '另一种说法' where field = 'summary' and matter_id = $1`, 'history/text-changed', 1],
    ['a text, taken out', `delete from text where field = 'summary' and matter_id = $1`, 'history/text-missing', 1],
    [
      'a text, erased without a word',
      `update text set body = null, salt = null, erased_at = now() where field = 'summary' and matter_id = $1`,
      'history/text-missing',
      1,
    ],
  ])('shows that %s was touched, and where', async (_, change, code, seq) => {
    await sql(change, victim.id);
    expect(await firstFound()).toEqual({ code, number: victim.number, seq });
  });

  it('shows two events that changed places', async () => {
    await ofVictim('update event set seq = -seq');
    await sql('update event set seq = case seq when -2 then 3 when -3 then 2 else -seq end where matter_id = $1', victim.id);
    expect(await firstFound()).toEqual({ code: 'history/chain-broken', number: victim.number, seq: 2 });
  });

  it('shows an end that was cut off with the row made to fit', async () => {
    await sql(`delete from event where seq >= 4 and matter_id = $1`, victim.id);
    await sql(`update cases set seq = 3, last_hash = (select hash from event where matter_id = $1 and seq = 3) where id = $1`, victim.id);
    expect(await firstFound()).toEqual({ code: 'history/event-missing', number: victim.number, seq: 4 });
  });

  it('shows an emptied table of events', async () => {
    await sealed.town.owner.query('truncate event');
    const { count, findings } = await sealed.verify();
    expect(count).toBe(4);
    expect(findings[0]).toMatchObject({ code: 'history/event-missing', event: { number: sealed.cases[0]?.number, seq: 1 } });
  });

  it('shows a chain that was rewritten with fitting hashes, and from which event on', async () => {
    await rewriteFrom(3);
    expect(await firstFound()).toEqual({ code: 'history/event-replaced', number: victim.number, seq: 3 });
  });

  it('shows a chain that was rewritten together with its entries in the list', async () => {
    await rewriteList(await rewriteFrom(3));
    expect(await firstFound()).toMatchObject({ code: 'history/root-wrong' });
  });

  it('shows a head that was forged to fit, because it cannot be signed', async () => {
    await rewriteList(await rewriteFrom(3));
    const [first] = sealed.heads;
    const forger = newSigner();
    const body = signHead({ ...(first as { head: Head }).head, root: 'ab'.repeat(32), key: forger.publicKey }, forger);
    await sql(
      `update history_head set body = $1, hash = decode($2, 'hex'), signature = $3 where number = 1`,
      body.body,
      headHash(body.body),
      Buffer.from(body.signature, 'base64url'),
    );
    const { findings } = await sealed.verify();
    expect(findings.map(({ says }) => says).join()).toMatch(/head 1 is signed with a key that is not trusted here/);
    const honest = signHead(
      { ...(first as { head: Head }).head, root: 'ab'.repeat(32) },
      { ...forger, publicKey: sealed.signer.publicKey },
    );
    await sql(
      `update history_head set body = $1, hash = decode($2, 'hex'), signature = $3 where number = 1`,
      honest.body,
      headHash(honest.body),
      Buffer.from(honest.signature, 'base64url'),
    );
    expect((await sealed.verify()).findings.map(({ says }) => says).join()).toMatch(/head 1 is not signed by its key/);
  });

  it('shows a case that was taken out with all that points to it', async () => {
    await sql('delete from event where matter_id = $1', victim.id);
    await sql('delete from history_stretch where matter_id = $1', victim.id);
    await sql('delete from cases where id = $1', victim.id);
    const { count, findings } = await sealed.verify();
    expect(count).toBeGreaterThan(0);
    expect(findings[0]?.says).toMatch(/entry 2 of the list of sealed events is missing; head 1 of 2026-09-07 covers it/);
  });

  it('shows a head in the middle that is gone', async () => {
    await sql('delete from history_head where number = 1');
    expect((await sealed.verify()).findings.map(({ says }) => says).join()).toMatch(/head 2 stands where head 1 should stand/);
  });

  it('shows a last head that is gone: by its entries that are left, and else by the head held outside', async () => {
    await sql('delete from history_head where number = 2');
    expect((await sealed.verify()).findings[0]).toMatchObject({ code: 'history/head-missing', event: { seq: expect.any(Number) } });

    await sql('delete from history_stretch where position >= $1', sealed.heads[0]?.head.stretches);
    await rewriteFrom(victim.seq);
    expect(await sealed.verify()).toMatchObject({ count: 0 }); // nothing in the database tells
    const [, head] = sealed.heads;
    for (const held of [head, { short: shortForm(head?.body ?? '') }]) {
      const { findings } = await sealed.verify({ held: held as never });
      expect(findings[0]?.says).toMatch(/held outside.*is not in the database/);
      // The first event that the vanished head alone covered.
      expect(findings[0]?.event?.number).toBe(sealed.cases[0]?.number);
    }
  });

  /** Puts these hashes into the entries of the victim, whose own hashes then fit again. */
  async function rewriteList(hashes: readonly string[]): Promise<void> {
    const { owner } = sealed.town;
    const { rows } = await owner.query<{ position: string; from: number; to: number }>(
      'select position, from_seq as "from", to_seq as "to" from history_stretch where matter_id = $1',
      [victim.id],
    );
    for (const { position, from, to } of rows) {
      const part = hashes.slice(from - 1, to);
      const leaf = stretchHash({ kind: 'dispute', id: victim.id, number: victim.number, from, to, hashes: part });
      await owner.query(`update history_stretch set hashes = decode($2, 'hex'), leaf = $3 where position = $1`, [
        position,
        part.join(''),
        leaf,
      ]);
    }
  }
});
