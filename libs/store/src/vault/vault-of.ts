import type { DataSource } from 'typeorm';
import { MasterKey } from '@lib/access';
import { KeyRing } from './key-ring.js';
import { TextVault } from './text-vault.js';

/** The vault over a database under this master key of 32 bytes. */
export const vaultOf = (source: DataSource, master: Buffer): TextVault => new TextVault(new KeyRing(source, new MasterKey(master)));
