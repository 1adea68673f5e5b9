import type { Duplex } from 'node:stream';
import type { DataSource } from 'typeorm';
import { eachConnection } from './connections.js';

/**
 * Calls `count` each time a connection of this source sends and then has to wait: statements that travel together are one
 * round trip. The server's log cannot tell that, and it is what a request's time is made of.
 */
export function countRoundTrips(source: DataSource, count: () => void): void {
  eachConnection(source, ({ connection }) => watch(connection.stream, count));
}

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
