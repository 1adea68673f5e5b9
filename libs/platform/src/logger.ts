import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { loggedError, redactedPaths } from './log-privacy.js';
import type { Settings } from './settings.js';

export type { Logger } from 'pino';

/** Bytes beyond which a log is put aside at the next start; one earlier log is kept. */
const largestLog = 20 * 1024 ** 2;

/**
 * JSON lines to DATA_DIR/log/<process>.log, without personal data. Written synchronously (about 10 µs a line),
 * so that the last line before a crash is there.
 */
export function openLogger(settings: Pick<Settings, 'dataDir' | 'logLevel'>, processName: string): Logger {
  const folder = join(settings.dataDir, 'log');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${processName}.log`);
  // Rotated at a start only: a log that is renamed while it is written would go on under the old name.
  if (existsSync(path) && statSync(path).size > largestLog) renameSync(path, `${path}.1`);
  const destination = pino.destination({ dest: path, sync: true, mode: 0o600 });
  return makeLogger(destination, settings.logLevel, processName);
}

/** The same logger on any destination. */
export function makeLogger(destination: { write(line: string): void }, level: string, processName: string): Logger {
  return pino(
    {
      level,
      base: { process: processName, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...redactedPaths], censor: '…' },
      serializers: { err: loggedError, error: loggedError },
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

/** Has the shape of Nest's LoggerService, so that `app.useLogger(nestLogger(logger))` works without an import of Nest here. */
export interface NestLogger {
  log(message: unknown, ...context: unknown[]): void;
  error(message: unknown, ...context: unknown[]): void;
  warn(message: unknown, ...context: unknown[]): void;
  debug(message: unknown, ...context: unknown[]): void;
  verbose(message: unknown, ...context: unknown[]): void;
  fatal(message: unknown, ...context: unknown[]): void;
}

export function nestLogger(logger: Logger): NestLogger {
  const to =
    (level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal') =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = rest.at(-1);
      const where = typeof context === 'string' ? { context } : {};
      if (message instanceof Error) return logger[level]({ ...where, err: message }, 'fault');
      // Nest hands over (message, stack, context) on errors; the stack is text already.
      const stack = level === 'error' && rest.length > 1 && typeof rest[0] === 'string' ? { stack: rest[0] } : {};
      logger[level]({ ...where, ...stack }, typeof message === 'string' ? message : JSON.stringify(message));
    };
  return { log: to('info'), error: to('error'), warn: to('warn'), debug: to('debug'), verbose: to('trace'), fatal: to('fatal') };
}
