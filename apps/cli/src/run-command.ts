import { readSettings, loggedError } from '@lib/platform';
import { helpOf, overview, readOptions } from './arguments.js';
import type { Command } from './command.js';
import { UsageFault } from './command.js';

/** Faults whose message is made for the operator; anything else is a fault of ours and is shown with its place. */
const spoken = new Set([
  'SettingsFault',
  'PostgresFault',
  'AlreadyStarted',
  'ConfigFault',
  'FlowFault',
  'StartFault',
  'UsageFault',
  'SealFault',
]);

export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** @returns the exit code: 0 only on success, 2 for wrong use, 1 for everything else */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { out, err }: Terminal,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    out(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) {
    err(`There is no command ${name}.`);
    err(overview(commands));
    return 2;
  }
  if (rest.includes('--help')) {
    out(helpOf(command));
    return 0;
  }
  try {
    const given = readOptions(command, rest);
    return await command.run(given, { settings: readSettings(env), say: out });
  } catch (error) {
    if (error instanceof UsageFault) {
      err(error.message);
      err(helpOf(command));
      return 2;
    }
    if (error instanceof Error && spoken.has(error.name)) err(error.message);
    else {
      const { type, message, stack } = loggedError(error);
      err(`${command.name} failed: ${type}: ${message}\n${stack ?? ''}`);
    }
    return 1;
  }
}
