import type { Logger } from './logger.js';

/** How a process ends: each step once, last registered first, within a limit. */
export interface Stop {
  /** Work to do before the process may end; the last registered is done first. */
  before(name: string, work: () => Promise<unknown> | void): void;
  /** Ends the process with this exit code, after the work. Later calls wait for the first. */
  now(reason: string, exitCode?: number): Promise<void>;
  readonly stopping: boolean;
}

export interface StopOptions {
  readonly logger?: Pick<Logger, 'info' | 'error'>;
  /** Milliseconds after which the process ends in any case, with exit code 1. */
  readonly within?: number;
  /** For tests; by default `process.exit`. */
  readonly exit?: (code: number) => void;
}

/**
 * Listens to Ctrl-C, SIGTERM and the loss of the parent (a closed IPC channel): a child of `npm start` must not outlive it,
 * or it would go on writing beside its successor.
 */
export function gracefulStop({ logger, within = 10_000, exit = process.exit }: StopOptions = {}): Stop {
  const work: { name: string; run: () => Promise<unknown> | void }[] = [];
  let ended: Promise<void> | undefined;

  const run = async (reason: string, exitCode: number): Promise<void> => {
    logger?.info({ reason }, 'stopping');
    const limit = setTimeout(() => exit(1), within);
    let code = exitCode;
    for (const step of work.reverse()) {
      try {
        await step.run();
      } catch (error) {
        logger?.error({ err: error, step: step.name }, 'a step of stopping failed');
        code ||= 1;
      }
    }
    clearTimeout(limit);
    exit(code);
  };
  const now = (reason: string, exitCode = 0): Promise<void> => (ended ??= run(reason, exitCode));

  process.on('SIGINT', () => void now('SIGINT'));
  process.on('SIGTERM', () => void now('SIGTERM'));
  // The terminal was closed.
  process.on('SIGHUP', () => void now('SIGHUP'));
  if (process.channel) process.on('disconnect', () => void now('parent gone'));
  return {
    before: (name, step) => void work.push({ name, run: step }),
    now,
    get stopping() {
      return ended !== undefined;
    },
  };
}

/** Tells the supervisor that this process does its work now; nothing happens where there is no supervisor. */
export function tellReady(): void {
  process.send?.('ready');
}
