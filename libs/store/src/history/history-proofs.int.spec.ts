import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case } from '@lib/cases';
import { projectRoot } from '@lib/platform';
import { day } from '@lib/testing';
import { headFile } from './head-file.js';
import { shortForm } from './head.js';
import { HistoryProofs, type HistoryProof, type ProofWanted } from './history-proofs.js';
import { HistorySeals, SealFault } from './history-seals.js';
import { monday, newSigner, sealedTown, type SealedTown } from './sealed-town.fixture.js';

/** A proof that can be tampered with. */
interface Loose {
  format: string;
  readonly events: [string, string, ...string[]];
  readonly stretches: [{ readonly hashes: string[] }, ...object[]];
  readonly head: { body: string };
  readonly earlier: { readonly path: string[] };
  readonly texts: [{ body: string }, ...object[]];
}

describe('a proof of a history', () => {
  let sealed: SealedTown;
  let folder: string;
  let one: Case;
  beforeAll(async () => {
    sealed = await sealedTown();
    folder = mkdtempSync(join(tmpdir(), 'history-proof-'));
    one = sealed.cases[0] as Case;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await sealed.town.close();
  });

  const proofOf = async (wanted: ProofWanted): Promise<HistoryProof> => {
    const proof = await new HistoryProofs(sealed.town.app, sealed.town.vault).of(sealed.town.townId, one, wanted);
    if (!proof) throw new Error('no proof');
    return proof;
  };
  /** The one file that an outsider has, run as he runs it. */
  const check = (proof: object, ...options: readonly string[]): { readonly code: number | null; readonly says: string } => {
    const file = join(folder, 'proof.json');
    writeFileSync(file, JSON.stringify(proof));
    const script = join(projectRoot(), 'docs', 'check', 'check-history.mjs');
    const { NODE_OPTIONS: _, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, '--key', sealed.signer.publicKey, ...options], {
      env,
      encoding: 'utf8',
    });
    return { code: status, says: stdout + stderr };
  };

  it('is found good by the checker alone, with texts and an earlier head that the reader holds', async () => {
    const [first] = sealed.heads;
    const held = join(folder, 'held.json');
    writeFileSync(held, headFile(first as never));
    const proof = await proofOf({ events: true, texts: true, earlier: 1 });
    for (const head of [held, shortForm(first?.body ?? '')]) {
      const { code, says } = check(proof, '--head', head);
      expect(says).toMatch(/Head 2 goes on from head 1[^]*one of those that the proof leads to[^]*GOOD\n$/);
      expect(code).toBe(0);
    }
    expect(check(proof).says).toContain(`${one.number}: ${one.seq} of ${one.seq} events are covered`);
  });

  it('shows no name and no text unless it was asked to', async () => {
    const proof = JSON.stringify(await proofOf({ events: true }));
    expect(proof).not.toMatch(/张三|李四|宅基地/);
    expect(JSON.stringify(await proofOf({ events: true, texts: true }))).toMatch(/张三/);
  });

  it('leads from the last stretch alone, as on a receipt', async () => {
    expect(check(await proofOf({ events: false }))).toMatchObject({ code: 0, says: expect.stringContaining('are covered as they were') });
  });

  const forged = (proof: HistoryProof, change: (copy: Loose) => void): object => {
    const copy = structuredClone(proof) as unknown as Loose;
    change(copy);
    return copy;
  };
  it('is not good once anything in it was changed', async () => {
    const proof = await proofOf({ events: true, texts: true, earlier: 1 });
    const changes: readonly [RegExp, (copy: Loose) => void][] = [
      [/event 2 of .* is not the one that was sealed/, (copy) => (copy.events[1] = copy.events[1].replace('"version":', '"version":1'))],
      [/event 2 is not event 2/, (copy) => copy.events.splice(1, 1)],
      [/was sealed and is missing/, (copy) => copy.events.pop()],
      [/events 1 to \d+ are not what head 2 covers/, (copy) => (copy.stretches[0].hashes[0] = 'ab'.repeat(32))],
      [/events before \d+ are missing in the proof/, (copy) => copy.stretches.shift()],
      [/the signature of head 3 is wrong/, (copy) => (copy.head.body = copy.head.body.replace('"number":2', '"number":3'))],
      [/what was sealed has been changed/, (copy) => (copy.earlier.path[0] = 'ab'.repeat(32))],
      [/text .* is not what it was/, (copy) => (copy.texts[0].body += '。')],
      [/this is no proof/, (copy) => (copy.format = 'other')],
    ];
    for (const [says, change] of changes) expect(check(forged(proof, change))).toEqual({ code: 1, says: expect.stringMatching(says) });
    expect(check(proof, '--head', 'AAAAA-'.repeat(8).slice(0, -1))).toMatchObject({
      code: 1,
      says: expect.stringContaining('the head that you hold is not among'),
    });
  });

  it('is not to be had where no head covers the case yet', async () => {
    const fresh = sealed.cases[3] as Case;
    expect(await new HistoryProofs(sealed.town.app, sealed.town.vault).of(sealed.town.townId, fresh, { events: true })).toBeUndefined();
  });

  it('leads from any place in a list of thousands, to any earlier head', async () => {
    const { town, signer, seals } = sealed;
    const { townId } = town;
    for (const count of [300, 700]) {
      await town.owner.query(
        `insert into event select town_id, 'dispute', gen_random_uuid(), 1, 1, type, at, actor, data, canonical, previous_hash, hash
         from event, generate_series(1, $3) where town_id = $1 and matter_id = $2 and seq = 1`,
        [townId, one.id, count],
      );
      await seals.seal(townId, { signer, now: monday + 3 * day });
    }
    const { rows } = await town.owner.query<{ id: string; position: string }>(
      'select matter_id as id, position from history_stretch where town_id = $1 and position = any($2) order by position',
      [townId, [0, 255, 256, 299, 511, 767, 1_004]],
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { id } of rows)
      for (const earlier of [1, 2, 3, 4]) {
        const proof = await new HistoryProofs(town.app, town.vault).of(townId, { kind: 'dispute', id }, { events: false, earlier });
        expect(check(proof ?? {})).toMatchObject({ code: 0 });
      }
  });

  it('of another key is not signed on with, unless that is said', async () => {
    const other = newSigner();
    const seals = new HistorySeals(sealed.town.app);
    const options = { signer: other, now: monday + 4 * day };
    await expect(seals.seal(sealed.town.townId, options)).rejects.toThrow(SealFault);
    expect((await seals.seal(sealed.town.townId, { ...options, newKey: true })).head.key).toBe(other.publicKey);
  });
});
