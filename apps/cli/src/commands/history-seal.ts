import { writeFileSync } from 'node:fs';
import { openHistoryKey, systemClock } from '@lib/platform';
import type { Command } from '../command.js';
import { onTown } from '../on-town.js';

export const historySealCommand: Command = {
  name: 'history:seal',
  says: 'Signs a head over all histories now and prints it to be kept outside. The worker does the same every night for the day before.',
  options: {
    file: { says: 'write the head to this file, to be handed outside', value: 'file' },
    'new-key': { says: 'go on with another key than the last head was signed with, because the old one is lost' },
  },
  run: async (given, { settings, say }) => {
    const signer = openHistoryKey(settings);
    const { HistorySeals, headFile, shortForm } = await import('@lib/store');
    return onTown(settings, say, async (database, townId) => {
      const sealed = await new HistorySeals(database).seal(townId, { signer, now: systemClock.now(), newKey: given.has('new-key') });
      const { number, through, events, stretches, key } = sealed.head;
      say(`Head ${number} of ${settings.town}: everything through ${through}, ${events} events in ${stretches} stretches.`);
      say(`Key         ${key}`);
      say(`Short form  ${shortForm(sealed.body)}`);
      const file = given.text('file');
      if (file !== undefined) {
        writeFileSync(file, headFile(sealed));
        say(`Kept in ${file}. Hand it, or the short form, to somebody outside, together with the key.`);
      }
      return 0;
    });
  },
};
