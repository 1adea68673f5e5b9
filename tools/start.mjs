// npm start: the whole product on a bare machine, with one command.
import { requireNode } from './house.mjs';
import { runCommandLine } from './command-line.mjs';

requireNode();
await runCommandLine(['start', ...process.argv.slice(2)], { web: true });
