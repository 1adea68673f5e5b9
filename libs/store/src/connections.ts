import type { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './pool.js';

/** pg keeps its socket here; its types do not say so. */
export type Connection = PoolClient & { readonly connection: { readonly stream: Duplex } };

/** Calls `work` once for each connection of this source, when it is first taken from the pool. */
export function eachConnection(source: DataSource, work: (connection: Connection) => void): void {
  const known = new WeakSet<PoolClient>();
  poolOf(source).on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    work(client as Connection);
  });
}

/**
 * What is asked in one turn of the event loop leaves in one piece. pg writes to its socket for each statement, and each write is a
 * call of the system that wakes the server for a part of the work.
 */
export function sendsTogether({ connection: { stream } }: Connection): void {
  const write = stream.write.bind(stream);
  let gathering = false;
  const leave = (): void => {
    gathering = false;
    stream.uncork();
  };
  stream.write = ((...given: Parameters<typeof write>) => {
    if (!gathering) {
      gathering = true;
      stream.cork();
      process.nextTick(leave);
    }
    return write(...given);
  }) as Duplex['write'];
}

/**
 * A connection that ends while it is in use fails its statements, and that is how it is told. It says so as an event too, and the
 * pool listens only to those at rest: an event that nobody hears would end the process.
 */
export function outlivesItsEnd(connection: Connection): void {
  connection.on('error', () => undefined);
}
