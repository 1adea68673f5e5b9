import { UsageFault, type Command } from '../command.js';
import { onTown } from '../on-town.js';
import { StartFault } from '../start/start-fault.js';

export const caseReplayCommand: Command = {
  name: 'case:replay',
  says: 'Folds the events of a case step by step and compares the end with its row, its deadlines and its hash chain. Ends with 1 on a difference.',
  argument: { name: 'id or number', says: 'the case' },
  options: { all: { says: 'every case of the town, page by page; prints each case that differs, with the place of its first difference' } },
  run: async (given, { settings, say }) => {
    const { argument } = given;
    if (given.has('all') === (argument !== undefined)) throw new UsageFault('case:replay needs either one case or --all.');
    const [{ StoredCases }, { checkAll, replayed }] = await Promise.all([import('@lib/store'), import('../replay.js')]);
    return onTown(settings, say, async (database, townId) => {
      const cases = new StoredCases(database);
      if (argument === undefined) return (await checkAll(cases.all(townId), say)) === 0 ? 0 : 1;
      const stored = await cases.one(townId, argument);
      if (!stored) throw new StartFault(`There is no case ${argument} in ${settings.town}.`);
      const { lines, agrees } = replayed(stored);
      for (const line of lines) say(line);
      return agrees ? 0 : 1;
    });
  },
};
