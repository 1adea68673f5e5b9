import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryKey } from '@lib/platform';
import { headFile, type HistorySeals } from '@lib/store';
import type { MadeHead, Seals } from '../ports.js';

interface Place {
  /** The only town that this process serves: other towns may have other keys. */
  readonly townId: number;
  readonly dataDir: string;
}

/** Signs with the key of this installation and puts each head into a file, where the database's superuser does not come by himself. */
export class SealsOfTown implements Seals {
  constructor(
    private readonly seals: HistorySeals,
    private readonly signer: HistoryKey,
    private readonly place: Place,
  ) {}

  towns(): Promise<readonly number[]> {
    return Promise.resolve([this.place.townId]);
  }

  next(townId: number, owed: (lastThrough: number | undefined) => number | undefined, now: number): Promise<MadeHead | undefined> {
    return this.seals.sealNext(townId, owed, { signer: this.signer, now });
  }

  keep(_: number, made: MadeHead): Promise<void> {
    const folder = join(this.place.dataDir, 'history-heads');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${String(made.head.number).padStart(6, '0')}.json`);
    writeFileSync(`${file}.new`, headFile(made), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return Promise.resolve();
  }
}
