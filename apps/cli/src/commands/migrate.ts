import type { Command } from '../command.js';

export const migrateCommand: Command = {
  name: 'migrate',
  says: 'Brings the tables up to date. Runs under an advisory lock, so that two at once do the work once; running it twice changes nothing.',
  options: {},
  run: async (_, { settings, say }) => {
    const { migrateAll, withDatabase } = await import('../database.js');
    const ran = await withDatabase(settings, say, migrateAll);
    say(ran.length === 0 ? 'The tables are up to date.' : `Done: ${ran.join(', ')}.`);
    return 0;
  },
};
