import { parseArgs } from 'node:util';
import { errorCode, errorMessage } from '@lib/platform';
import { UsageFault, type Command, type Given } from './command.js';

/** Reads the options of one command. @throws UsageFault for what the command does not know, and for what it lacks */
export function readOptions(command: Command, args: readonly string[]): Given {
  const { values, positionals } = parsed(command, args);
  const most = command.argument ? 1 : 0;
  if (positionals.length > most) throw new UsageFault(`${command.name}: ${positionals[most] ?? ''} is one word too many.`);
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required && values[name] === undefined) throw new UsageFault(`${command.name} needs --${name} <${option.value ?? ''}>.`);
  }
  return {
    argument: positionals[0],
    has: (option) => values[option] !== undefined,
    text: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
  };
}

interface Parsed {
  readonly values: { readonly [option: string]: unknown };
  readonly positionals: readonly string[];
}

function parsed(command: Command, args: readonly string[]): Parsed {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [name, { type: option.value === undefined ? 'boolean' : 'string' } as const]),
  );
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
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
    `npm run cli -- ${command.name}${command.argument ? ` <${command.argument.name}>` : ''}${options.length > 0 ? ' [options]' : ''}`,
    '',
    command.says,
    '',
    ...(command.argument ? [`  ${`<${command.argument.name}>`.padEnd(30)} ${command.argument.says}`] : []),
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
