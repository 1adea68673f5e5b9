import { generateKeyPairSync, sign } from 'node:crypto';
import type { Case } from '@lib/cases';
import { day, hour } from '@lib/testing';
import type { RegistrationInput } from '../case-store.js';
import { storedTown, type StoredTown } from '../stored-town.fixture.js';
import type { HeadSigner } from './head.js';
import { HistorySeals, type SealedHead } from './history-seals.js';
import { verifyHistory, type Verified, type VerifyOptions } from './history-verify.js';

export const monday = Date.parse('2026-09-07T10:00:00+08:00');

export const newSigner = (): HeadSigner => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { publicKey: String(publicKey.export({ format: 'jwk' }).x), sign: (bytes) => sign(null, bytes, privateKey) };
};

/** Three cases whose histories were sealed on two evenings, and a third one that nobody sealed yet. */
export interface SealedTown {
  readonly town: StoredTown;
  readonly signer: HeadSigner;
  readonly seals: HistorySeals;
  readonly heads: readonly SealedHead[];
  readonly cases: readonly Case[];
  verify(options?: Partial<VerifyOptions>): Promise<Verified>;
  /** Puts every table back to what it was at first, as superuser and past every constraint. */
  restore(): Promise<void>;
}

const parties: RegistrationInput['parties'] = [
  { role: 'applicant', name: '张三', phone: '13812345678' },
  { role: 'respondent', name: '李四' },
];

const touched = ['event', 'text', 'cases', 'history_stretch', 'history_node', 'history_head'];

export async function sealedTown(): Promise<SealedTown> {
  const town = await storedTown();
  const signer = newSigner();
  const seals = new HistorySeals(town.app);
  const cases: Case[] = [];
  const heads: SealedHead[] = [];
  for (let index = 0; index < 3; index += 1)
    cases.push(await town.act(await town.register(monday + index, { parties }), 'accept', monday + hour));
  heads.push(await seals.seal(town.townId, { signer, now: monday + 8 * hour }));
  cases[0] = await town.act(cases[0] as Case, 'record-session', monday + day);
  cases[2] = await town.act(cases[2] as Case, 'record-session', monday + day);
  heads.push(await seals.seal(town.townId, { signer, now: monday + day + 8 * hour }));
  cases.push(await town.register(monday + 2 * day));
  const steps: string[] = [];
  await town.owner.query('create schema kept');
  for (const table of touched) {
    await town.owner.query(`create table kept.${table} as table ${table}`);
    const { rows } = await town.owner.query<{ names: string }>(
      `select string_agg(column_name, ', ') as names from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    steps.push(`delete from ${table}; insert into ${table} (${rows[0]?.names}) select ${rows[0]?.names} from kept.${table}`);
  }
  return {
    town,
    signer,
    seals,
    heads,
    cases,
    restore: async () => {
      await town.owner.query(`begin; set local session_replication_role = replica; ${steps.join('; ')}; commit`);
    },
    verify: (options = {}) =>
      verifyHistory(town.database.urls.app, { town: 'duliu', trusted: new Set([signer.publicKey]), vault: town.vault, ...options }),
  };
}
