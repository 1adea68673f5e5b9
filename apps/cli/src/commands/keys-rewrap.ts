import { openMasterKey, readMasterKeyFile } from '@lib/platform';
import type { Command } from '../command.js';
import { onTown } from '../on-town.js';

export const keysRewrapCommand: Command = {
  name: 'keys:rewrap',
  says: 'Wraps the keys of the town with the master key that is given now, when it is another one than before. Texts stay as they are. Stop hub and worker first.',
  options: { 'old-file': { says: 'file with the master key of before', value: 'file', required: true } },
  run: async (given, { settings, say }) => {
    const [old, now] = [readMasterKeyFile(given.text('old-file') ?? '', '--old-file'), openMasterKey(settings)];
    const [{ MasterKey }, { rewrapKeys }] = await Promise.all([import('@lib/access'), import('@lib/store')]);
    return onTown(settings, say, async (database, townId) => {
      const count = await rewrapKeys(database, townId, { from: new MasterKey(old), to: new MasterKey(now) });
      say(`${count} keys of ${settings.town} are wrapped with the master key that is given now. Keep the old one for backups of before.`);
      return 0;
    });
  },
};
