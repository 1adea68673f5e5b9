import { openClock } from '@lib/platform';
import { loadLaw } from '@lib/town';
import { UsageFault, type Command } from '../command.js';
import { onTown } from '../on-town.js';

export const flowWhatifCommand: Command = {
  name: 'flow:whatif',
  says: 'Tries other limits or another routing on the recorded cases and lists each that would have been moved, late or elsewhere. Changes nothing.',
  options: {
    law: { says: 'a folder with a whole deadlines.yaml, or a file of changes like "S-08: 5 D"', value: 'path' },
    routing: { says: 'a file with a list of { to: office } and whom it concerns: lead, tiles, categories, villages, risks', value: 'file' },
    json: { says: 'one JSON object a line instead of text' },
  },
  run: async (given, { settings, say }) => {
    const { configRoot, town } = settings;
    const [lawPath, routingPath] = [given.text('law'), given.text('routing')];
    if (lawPath === undefined && routingPath === undefined) throw new UsageFault('flow:whatif needs --law or --routing.');
    const [{ makeCalendar }, { loadCalendar, loadChangedDeadlines, loadRouting, loadTown }, { StoredCases }, { tryOn }] = await Promise.all(
      [import('@lib/calendar'), import('@lib/town'), import('@lib/store'), import('../what-if.js')],
    );
    const law = loadLaw(configRoot);
    const change = {
      before: law.deadlines,
      after: lawPath === undefined ? law.deadlines : loadChangedDeadlines(configRoot, lawPath, law),
      routing: routingPath === undefined ? [] : loadRouting(configRoot, town, routingPath),
    };
    const calendar = makeCalendar(loadCalendar(configRoot), loadTown(configRoot, town));
    const now = openClock(settings).now();
    await onTown(settings, say, (database, townId) =>
      tryOn(new StoredCases(database).all(townId), { change, calendar, now }, { say, asJson: given.has('json') }),
    );
    return 0;
  },
};
