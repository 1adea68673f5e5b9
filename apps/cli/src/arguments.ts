import { parseArgs } from 'node:util';
import { errorCode, errorMessage } from '@lib/platform';
import { UsageFault, type Command, type Given } from './command.js';

/** Reads the options of one command. @throws UsageFault for what the command does not know, and for what it lacks */
export function readOptions(command: Command, args: readonly string[]): Given {
  const values = parsed(command, args);
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required && values[name] === undefined) throw new UsageFault(`${command.name} needs --${name} <${option.value ?? ''}>.`);
  }
  return {
    has: (option) => values[option] !== undefined,
    text: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
  };
}

function parsed(command: Command, args: readonly string[]): { readonly [option: string]: unknown } {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [name, { type: option.value === undefined ? 'boolean' : 'string' } as const]),
  );
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    if (errorCode(error)?.startsWith('ERR_PARSE_ARGS')) throw new UsageFault(`${command.name}: ${errorMessage(error)}`);
    throw error;
  }
}

export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const shown = option.value === undefined ? `--${name}` : `--${name} <${option.value}>`;
    return `  ${shown.padEnd(30)} ${option.says}${option.required ? ' (required)' : ''}`;
  });
  return [
    `npm run cli -- ${command.name}${options.length > 0 ? ' [options]' : ''}`,
    '',
    command.says,
    '',
    ...options,
    `  ${'--help'.padEnd(30)} this text`,
  ].join('\n');
}

export const overview = (commands: readonly Command[]): string =>
  [
    'npm run cli -- <command> [--help]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(16)} ${firstSentence(command.says)}`),
  ].join('\n');

const firstSentence = (text: string): string => text.split(/(?<=\.)\s/)[0] ?? text;
