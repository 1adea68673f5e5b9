import { commands } from './commands.js';
import { runCommand } from './run-command.js';

const terminal = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
};

process.exitCode = await runCommand(commands, process.argv.slice(2), process.env, terminal);
