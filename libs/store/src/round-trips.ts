import type { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './pool.js';

/**
 * Calls `count` each time a connection of this source sends and then has to wait: statements that travel together are one
 * round trip. The server's log cannot tell that, and it is what a request's time is made of.
 */
export function countRoundTrips(source: DataSource, count: () => void): void {
  const watched = new WeakSet<PoolClient>();
  poolOf(source).on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    watch((client as Wired).connection.stream, count);
  });
}

/** pg keeps its socket here; its types do not say so. */
type Wired = PoolClient & { readonly connection: { readonly stream: Duplex } };

function watch(stream: Duplex, count: () => void): void {
  let waiting = false;
  stream.on('data', () => (waiting = false));
  const write = stream.write.bind(stream);
  stream.write = ((...given: Parameters<typeof write>) => {
    if (!waiting) count();
    waiting = true;
    return write(...given);
  }) as Duplex['write'];
}
