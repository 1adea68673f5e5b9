import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@lib/platform';

export interface RedisServer {
  readonly url: string;
  /** Forgets everything, as an operator's FLUSHALL does. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export const whyNoRedis = 'skipped: no redis-server on this machine (install the system package redis-server to run the Redis suite)';

/** The redis-server of this machine, or undefined: then the suites on Redis are skipped and say so. */
export function redisBinary(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'redis-server')).find(isExecutable);
}

/** A Redis of one's own on a free port, without persistence; null where none is installed. */
export async function startRedis(): Promise<RedisServer | null> {
  const binary = redisBinary();
  if (binary === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'duliu-redis-'));
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn(binary, flags, { stdio: 'ignore' });
  await untilAnswering(server, port);
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => {
      const answer = await ask(port, 'FLUSHALL');
      if (!answer.startsWith('+OK')) throw new Error(`FLUSHALL: ${answer}`);
    },
    stop: async () => {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswering(server: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) break;
    const answer = await ask(port, 'PING').catch(() => '');
    if (answer.startsWith('+PONG')) return;
    await sleep(25);
  }
  await ended(server);
  throw new Error('redis-server did not start');
}

/** One inline command; spoken by hand, so that this library needs no client. */
function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => socket.write(`${command}\r\n`));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString());
    });
    socket.once('error', reject);
  });
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
