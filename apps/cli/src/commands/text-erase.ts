import { systemClock } from '@lib/platform';
import { UsageFault, type Command } from '../command.js';
import { onTown } from '../on-town.js';
import { StartFault } from '../start/start-fault.js';
import { vaultIn } from '../vault.js';

export const textEraseCommand: Command = {
  name: 'text:erase',
  says: 'Deletes personal texts of a case for good, with an event that says so; the chain of hashes stays whole. It cannot be undone.',
  argument: { name: 'id or number', says: 'the case' },
  options: {
    fields: { says: 'which texts, with commas between them: party, phone, id-number, summary …', value: 'fields', required: true },
    under: { says: 'the ground of law, for example 个人信息保护法 第47条', value: 'ground', required: true },
    by: { says: 'user name of the person who orders it; it stands in the history', value: 'name', required: true },
  },
  run: async (given, { settings, say }) => {
    const { argument } = given;
    const [fields, under, by] = [given.text('fields') ?? '', given.text('under') ?? '', given.text('by') ?? ''];
    if (argument === undefined) throw new UsageFault('text:erase needs the id or the number of a case.');
    const { StoredCases, TextErasures } = await import('@lib/store');
    return onTown(settings, say, async (database, townId) => {
      const stored = await new StoredCases(database).one(townId, argument);
      if (!stored) throw new StartFault(`There is no case ${argument} in ${settings.town}.`);
      const wanted = { caseId: stored.id, fields: fields.split(',').map((field) => field.trim()), under, by };
      const erased = await new TextErasures(database, (await vaultIn(settings, database)).vault).erase(townId, wanted, systemClock.now());
      if (erased.kind === 'no-person') throw new StartFault(`There is no user ${by} in ${settings.town}.`);
      if (erased.kind !== 'erased') throw new StartFault(`${stored.data.number} has no text in ${fields} that is not erased already.`);
      say(`${erased.texts} texts of ${erased.number} are erased. Backups of before still hold them.`);
      return 0;
    });
  },
};
