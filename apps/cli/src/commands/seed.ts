import type { Command } from '../command.js';

export const seedCommand: Command = {
  name: 'seed',
  says: 'Loads the town folder (TOWN) into the database. What is there already is brought up to date; cases are not touched.',
  options: {},
  run: async (_, { settings, say }) => {
    const [{ migrateAll, withDatabase }, { seed }] = await Promise.all([import('../database.js'), import('../seed.js')]);
    const town = await withDatabase(settings, say, async (urls) => {
      await migrateAll(urls);
      return seed(settings, urls);
    });
    say(`${town.name.zh}: ${town.villages.length} villages, ${town.organisations.length} organisations, ${town.people.length} people.`);
    return 0;
  },
};
