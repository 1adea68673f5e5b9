import type { Settings } from '@lib/platform';

export interface OptionDefinition {
  readonly says: string;
  /** Absent: a switch without a value. */
  readonly value?: string;
  readonly required?: boolean;
}

export interface Command {
  readonly name: string;
  readonly says: string;
  readonly options: { readonly [option: string]: OptionDefinition };
  /** What stands behind the command's name without a dash; absent: nothing may. */
  readonly argument?: { readonly name: string; readonly says: string };
  /** The exit code; 0 only on success. */
  readonly run: (given: Given, context: CommandContext) => Promise<number>;
}

/** Options as they were given: text for those with a value, true for switches. */
export interface Given {
  text(option: string): string | undefined;
  has(option: string): boolean;
  /** What stands behind the command's name. */
  readonly argument?: string | undefined;
}

export interface CommandContext {
  readonly settings: Settings;
  readonly say: (line: string) => void;
}

/** The command line was used wrongly; the message and the help are printed. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}
