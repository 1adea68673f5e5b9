import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFollows } from '@lib/platform';

export interface ChildPlan {
  readonly name: string;
  /** Absolute path of the program. */
  readonly program: string;
  readonly logFolder: string;
}

/** A running program and what it said last. */
export interface Child {
  readonly process: ChildProcess;
  readonly saysReady: Promise<void>;
  readonly ended: Promise<string>;
  /** Lets it begin its work, with this environment on top of ours. */
  go(environment: NodeJS.ProcessEnv): void;
  /** The last lines of what it printed since it began. */
  lastWords(): string;
}

/**
 * Starts a program with a channel to us. It loads its modules at once, which takes a second, and waits for `go`: what it
 * needs to know comes through the channel and stands in no list of processes. It stands in a group of its own: Ctrl-C in the terminal reaches only the supervisor,
 * which stops things in order. When the channel closes, because we were killed, the program ends itself.
 */
export function startChild({ name, program, logFolder }: ChildPlan): Child {
  mkdirSync(logFolder, { recursive: true });
  const output = join(logFolder, `${name}.out`);
  if (existsSync(output) && statSync(output).size > 5 * 1024 ** 2) renameSync(output, `${output}.1`);
  // A file and not a pipe: what a dying program prints is kept even when we are gone.
  const log = openSync(output, 'a', 0o600);
  const from = statSync(output).size;
  const env = { ...process.env, [environmentFollows]: '1' };
  const child = fork(program, [], { env, detached: true, execArgv: [], stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);

  const saysReady = new Promise<void>((resolve) => child.on('message', (message) => message === 'ready' && resolve()));
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  return {
    process: child,
    saysReady,
    ended,
    // One that is gone already is seen by `ended`; nothing is to be told to it.
    go: (environment) => void (child.connected && child.send({ environment }, () => undefined)),
    lastWords: () => readFileSync(output).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n'),
  };
}
