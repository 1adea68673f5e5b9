import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodesView } from '@lib/contracts';
import { freePort, projectRoot } from '@lib/platform';
import { townClient, type TownClient } from './town-client.js';

const password = 'a-password-of-xiaozhen';
/** Yesterday in Asia/Shanghai: this house runs by the real clock. */
const yesterday = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - 86_400_000);

describe('a second town, in a folder of its own', () => {
  const room = mkdtempSync(join(tmpdir(), 'duliu-second-'));
  let house: ChildProcess;
  let gone: Promise<number | null>;
  let town: TownClient;

  beforeAll(async () => {
    chmodSync(room, 0o711); // The account that PostgreSQL runs as passes through.
    cpSync(join(projectRoot(), 'config'), join(room, 'config'), { recursive: true });
    cpSync(join(projectRoot(), 'test/towns/xiaozhen'), join(room, 'config/towns/xiaozhen'), { recursive: true });
    const { NODE_OPTIONS: _, DULIU_TEST_SERVER: __, ...inherited } = process.env;
    const settings = { CONFIG_ROOT: join(room, 'config'), TOWN: 'xiaozhen', DEMO_PASSWORD: password };
    house = spawn(process.execPath, [join(projectRoot(), 'tools/start.mjs')], {
      cwd: projectRoot(),
      env: { ...inherited, ...settings, NODE_ENV: '', DATA_DIR: join(room, 'data'), PORT: String(await freePort()) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    gone = new Promise((resolve) => house.once('close', resolve));
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      const read = (chunk: Buffer): void => {
        text += chunk.toString();
        const ready = /^ready (http:\S+)$/m.exec(text)?.[1];
        if (ready) resolve(ready);
      };
      house.stdout?.on('data', read);
      house.stderr?.on('data', read);
      void gone.then((code) => reject(new Error(`ended with ${code}:\n${text}`)));
    });
    town = townClient(url, password);
  });
  afterAll(async () => {
    house.kill('SIGINT');
    await gone;
    rmSync(room, { recursive: true, force: true });
  });

  it('shows its own two villages, signs its people in and knows nobody of the first town', async () => {
    expect((await town.me('v201')).town.slug).toBe('xiaozhen');
    const { body } = await town.ask<CodesView>('v201', 'GET', '/codes');
    expect(body.villages.map(({ code, name }) => `${code} ${name}`)).toEqual(['990101101201 甲村', '990101101202 乙村']);
    await expect(town.me('v219')).rejects.toThrow('401');
  });

  it('registers under its own number and brings a dispute from its village to its centre and its mediators', async () => {
    const facts = {
      parties: [
        { name: '甲某', role: 'applicant' },
        { name: '乙某', role: 'respondent' },
      ],
      summary: '甲村两家为院墙争执',
      tile: 'neighbour',
      occurredOn: yesterday,
      urgency: 'normal',
    };
    const { id, number } = await town.register('v201', { ...facts, villageCode: '990101101201' });
    expect(number).toMatch(/^\(\d{4}\)小甲村人调字第001号$/);
    await town.act('v201', id, 'escalate');
    await town.act('centre', id, 'dispatch');
    expect(await town.act('mediator', id, 'sign-for')).toMatchObject({
      state: 'joint-mediating',
      holder: { organisation: { id: 'mediators' } },
    });
    expect((await town.ask('v202', 'GET', `/cases/${id}`)).status).toBe(404);
    expect((await town.ask('v201', 'POST', '/cases', { body: { ...facts, villageCode: '120118102219' } })).status).toBe(422);
  });
});
