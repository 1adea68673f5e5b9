import { systemClock } from '@lib/platform';
import { loadCodes, loadLaw, loadTown, proofLines, proveFlows } from '@lib/town';
import type { Command } from '../command.js';

export const flowProveCommand: Command = {
  name: 'flow:prove',
  says: 'Proves every flow on this town: each state reachable and owned, each with a way to an end and a deadline that expires into something.',
  options: {},
  run: async (_, { settings, say }) => {
    const { configRoot } = settings;
    const began = performance.now();
    const proofs = proveFlows(loadTown(configRoot, settings.town), loadLaw(configRoot), loadCodes(configRoot), systemClock.now());
    for (const line of proofs.flatMap(proofLines)) say(line);
    say(`${Math.round(performance.now() - began)} ms`);
    return proofs.every((proof) => proof.faults.length === 0) ? 0 : 1;
  },
};
