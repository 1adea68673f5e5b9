import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, HandedReceiptView, ProblemView, ReceiptView } from '@lib/contracts';
import { projectRoot } from '@lib/platform';
import { minute } from '@lib/testing';
import { mondayMorning, runningTown, type RunningTown } from './running-town.js';

const content = /独孤某|慕容某|滴水檐|13812345678/;

describe('the receipt of a case', () => {
  let town: RunningTown;
  let made: CaseView;
  let handed: HandedReceiptView;
  const handOut = (user: string | null, id = made.id) => town.ask<HandedReceiptView>(user, 'POST', `/cases/${id}/receipt`);
  const look = <T = ReceiptView>(code: unknown) => town.ask<T>(null, 'POST', '/receipts', { body: { code } });
  const register = async (): Promise<CaseView> =>
    town.register('v219', {
      parties: [
        { name: '独孤某', role: 'applicant', phone: '13812345678' },
        { name: '慕容某', role: 'respondent' },
      ],
      summary: '两家为滴水檐争执',
      tile: 'neighbour',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    });

  beforeAll(async () => {
    town = await runningTown({ worker: false });
    made = await register();
    handed = (await handOut('v219')).body;
  });
  afterAll(() => town.close());

  it('is handed out by whoever sees the case whole, and is the same each time', async () => {
    expect(handed).toMatchObject({ number: made.number, registeredOn: '2026-09-07' });
    expect(handed.code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){6}[2-9A-HJ-NP-Z]{4}$/);
    expect(handed.address).toBe(`${town.base}/r/#${handed.code}`);
    expect(handed.qr).toMatch(/^<svg /);
    for (const user of ['v219', 'v219b', 'centre']) expect(await handOut(user)).toEqual({ status: 200, body: handed });
  });

  it('is refused to whoever sees part of it, and does not exist for whoever sees none', async () => {
    for (const user of ['vl219', 'leader', 'auditor'])
      expect(await handOut(user)).toMatchObject({ status: 403, body: { code: 'receipt/not-yours' } });
    for (const user of ['v220', 'lawyer', 'admin'])
      expect(await handOut(user)).toMatchObject({ status: 404, body: { code: 'case/not-found' } });
    expect((await handOut(null)).status).toBe(401);
    expect([(await town.view('v219', made.id)).receipt, (await town.view('auditor', made.id)).receipt]).toEqual([true, false]);
  });

  it('shows stage, limit, office and next step to somebody who is not signed in, and neither name nor content', async () => {
    const { status, body } = await look(handed.code);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: made.number,
      state: 'registered',
      open: true,
      registeredOn: '2026-09-07',
      holder: { label: made.holder?.organisation.label },
      notes: [],
      sealed: null,
    });
    expect(body.limits.map(({ rule }) => rule)).toEqual(['S-01']);
    expect(body.next.length).toBeGreaterThan(1);
    expect(JSON.stringify(body)).not.toMatch(content);
    // No word of a person either: not who registered it, nor who is its mediator.
    expect(JSON.stringify(body)).not.toMatch(/p-v219|v219/);
  });

  it('is read however it was typed', async () => {
    expect((await look(handed.code.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
  });

  it('proves that its history is what was sealed, to a checker that knows nothing but the public key', async () => {
    expect((await town.cli('history:seal')).code).toBe(0);
    const { sealed } = (await look(handed.code)).body;
    expect(sealed).toMatchObject({ head: 1, events: expect.any(Number) as unknown as number });
    expect(JSON.stringify(sealed)).not.toMatch(content);
    const folder = mkdtempSync(join(tmpdir(), 'duliu-receipt-'));
    const file = join(folder, 'proof.json');
    writeFileSync(file, JSON.stringify(sealed?.proof));
    const { NODE_OPTIONS: _, ...env } = process.env;
    const script = join(projectRoot(), 'docs', 'check', 'check-history.mjs');
    const checked = spawnSync(process.execPath, [script, file, '--key', sealed?.key ?? '', '--head', sealed?.short ?? ''], {
      env,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true, force: true });
    expect(checked.stdout).toMatch(/GOOD$/m);
    expect(checked.stdout).toContain(made.number);
  });

  it('says plainly that a case is void, or was merged into which one', async () => {
    const [wrong, double] = [await register(), await register()];
    const [voided, merged] = [(await handOut('v219', wrong.id)).body, (await handOut('v219', double.id)).body];
    await town.act('centrehead', wrong.id, 'void');
    await town.act('centre', double.id, 'merge', (example) => ({ ...example, survivor: made.id }));
    expect((await look(voided.code)).body).toMatchObject({
      open: false,
      holder: null,
      limits: [],
      next: [],
      notes: [expect.stringContaining('作废')],
    });
    expect((await look(merged.code)).body.notes).toEqual([expect.stringContaining(made.number)]);
  });

  it('says that texts were erased, and still proves', async () => {
    const erased = await town.cli('text:erase', made.id, '--fields', 'phone', '--under', '个人信息保护法 第47条', '--by', 'centre');
    expect(erased.code).toBe(0);
    const { body } = await look(handed.code);
    expect(body.notes).toEqual([expect.stringContaining('依法删除')]);
    expect(body.sealed).not.toBeNull();
  });

  it('stands in no address and in no log', async () => {
    expect((await town.ask(null, 'GET', `/receipts/${handed.code}`)).status).toBe(404);
    await look(handed.code);
    const log = readFileSync(town.logOf('hub'), 'utf8');
    expect(log).toContain('/api/v1/receipts');
    // The GET above asked with the code in the address, as nobody should: even that is not written down.
    expect(log).not.toContain(handed.code);
  });

  // Last: from here on this address has guessed too much.
  it('answers a wrong code, and one that is none, in words that help, and lets nobody guess on', async () => {
    expect(await look<ProblemView>('ABC')).toMatchObject({ status: 400, body: { code: 'receipt/bad-code' } });
    const wrong = handed.code.replaceAll(/[A-H]/g, 'Z').replaceAll(/[2-5]/g, 'Y');
    const first = await look<ProblemView>(wrong);
    expect(first).toMatchObject({ status: 404, body: { code: 'receipt/not-found' } });
    // All at once, with a right one among them now and then, which buys nothing.
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        look<ProblemView>(n % 8 === 0 ? handed.code : wrong).then(({ status }) => (n % 8 === 0 ? 0 : status)),
      ),
    );
    expect(tries.filter((status) => status === 404).length).toBeLessThanOrEqual(20);
    expect(tries.filter((status) => status === 429).length).toBeGreaterThan(0);
    const refused = await look<ProblemView>(handed.code);
    expect(refused).toMatchObject({ status: 429, body: { code: 'receipt/too-many-tries' } });
    town.turnClock(mondayMorning + 20 * minute);
    expect((await look(handed.code)).status).toBe(200);
  });
});
