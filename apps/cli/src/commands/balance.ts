import { systemClock } from '@lib/platform';
import type { Command } from '../command.js';
import { StartFault } from '../start/start-fault.js';

export const balanceCommand: Command = {
  name: 'balance',
  says: 'Counts deadlines: those set in the history must be those fired, cancelled and pending, and none may be a minute late. Ends with 1 when they are not.',
  options: {},
  run: async (_, { settings, say }) => {
    const [{ default: pg }, { deadlineBalance }, { withDatabase }] = await Promise.all([
      import('pg'),
      import('@lib/store'),
      import('../database.js'),
    ]);
    const balance = await withDatabase(settings, say, async (urls) => {
      const client = new pg.Client({ connectionString: urls.migrator });
      await client.connect();
      try {
        const found = await client.query<{ id: number }>('select id from town where slug = $1', [settings.town]);
        const town = found.rows[0]?.id;
        if (town === undefined) throw new StartFault(`There is no town ${settings.town} in the database.`);
        return await deadlineBalance(client, town, systemClock.now());
      } finally {
        await client.end();
      }
    });
    const { set, fired, cancelled, pending, late, balanced } = balance;
    say(
      `set ${set} = fired ${fired} + cancelled ${cancelled} + pending ${pending}; ${late} late: ${balanced ? 'in balance' : 'NOT in balance'}`,
    );
    return balanced ? 0 : 1;
  },
};
