import type { Command } from '../command.js';
import { onTown } from '../on-town.js';
import { vaultIn } from '../vault.js';

export const keysRotateCommand: Command = {
  name: 'keys:rotate',
  says: 'Makes a new key of the town and seals every sensitive text under it, in batches, while users work; texts of before the encryption are sealed too. Stopped, it goes on at the next run.',
  options: {},
  run: async (_given, { settings, say }) => {
    const { KeyRotation } = await import('@lib/store');
    return onTown(settings, say, async (database, townId) => {
      const { keys, vault } = await vaultIn(settings, database);
      const { key, made, texts, first } = await new KeyRotation(database, keys, vault).rotate(townId);
      say(
        `${made ? 'Made' : 'Went on with'} key ${key} of ${settings.town}: ${texts} texts sealed anew, ${first} sealed for the first time.`,
      );
      if (!made)
        say(
          'Some texts still stood under a key of before: an earlier run was stopped, or somebody wrote meanwhile. Run it again for a new key.',
        );
      say(
        'What was written within the last minute may still stand under the key before, which goes on opening it; the next run takes it along.',
      );
      return 0;
    });
  },
};
