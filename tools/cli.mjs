// npm run cli -- <command>: installs and builds what is needed, then runs the command line with these arguments.
import { requireNode } from './house.mjs';
import { runCommandLine } from './command-line.mjs';

requireNode();
await runCommandLine(process.argv.slice(2), { web: process.argv[2] === 'start' });
