import { writeFileSync } from 'node:fs';
import { UsageFault, type Command } from '../command.js';
import { heldHead } from '../held-head.js';
import { onTown } from '../on-town.js';
import { StartFault } from '../start/start-fault.js';
import { vaultIn } from '../vault.js';

export const historyProveCommand: Command = {
  name: 'history:prove',
  says: 'Writes one file that shows the history of a case to somebody outside; docs/check/check-history.mjs checks it with the public key alone.',
  argument: { name: 'id or number', says: 'the case' },
  options: {
    file: { says: 'where to write it', value: 'file', required: true },
    head: {
      says: 'a head that the reader holds: its file, or its short form; the proof then leads to it as well',
      value: 'file or short form',
    },
    texts: { says: 'put the texts in too, names and phone numbers among them: only for somebody who may have them' },
  },
  run: async (given, { settings, say }) => {
    const { argument } = given;
    if (argument === undefined) throw new UsageFault('history:prove needs the id or the number of a case.');
    const head = given.text('head');
    const held = head === undefined ? undefined : await heldHead(head);
    const { HistoryProofs, StoredCases } = await import('@lib/store');
    return onTown(settings, say, async (database, townId) => {
      const stored = await new StoredCases(database).one(townId, argument);
      if (!stored) throw new StartFault(`There is no case ${argument} in ${settings.town}.`);
      const proofs = new HistoryProofs(database, (await vaultIn(settings, database)).vault);
      const earlier = held && (await proofs.numberOf(townId, held));
      if (held && earlier === undefined)
        throw new StartFault('The head that was given is not in the database: run history:verify with it.');
      const matter = { kind: String(stored.row['kind']), id: stored.id };
      const proof = await proofs.of(townId, matter, {
        events: true,
        texts: given.has('texts'),
        ...(earlier === undefined ? {} : { earlier }),
      });
      if (!proof) throw new StartFault('No head covers this case yet: run history:seal first.');
      const file = given.text('file') ?? '';
      writeFileSync(file, `${JSON.stringify(proof)}\n`);
      say(`The history of ${stored.data.number} is proved in ${file}.`);
      say(`Check: node docs/check/check-history.mjs ${file} --key ${proofs.keyOf(proof)}`);
      return 0;
    });
  },
};
