import type { DataSource } from 'typeorm';
import { openMasterKey, type Settings } from '@lib/platform';
import type { KeyRing, TextVault } from '@lib/store';

/** The keys of this installation, and what opens personal texts with them. @throws SettingsFault where there is no master key */
export async function vaultIn(settings: Settings, database: DataSource): Promise<{ readonly keys: KeyRing; readonly vault: TextVault }> {
  const [{ MasterKey }, { KeyRing, TextVault }] = await Promise.all([import('@lib/access'), import('@lib/store')]);
  const keys = new KeyRing(database, new MasterKey(openMasterKey(settings)));
  return { keys, vault: new TextVault(keys) };
}
