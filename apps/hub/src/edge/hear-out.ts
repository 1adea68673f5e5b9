import type { IncomingMessage } from 'node:http';

/** As much of a refused body as is read and thrown away, in bytes; and how long that may take, in ms. */
const most = 64 * 1024 * 1024;
const longest = 10_000;

/**
 * Reads what a client is still sending and keeps nothing of it. Done at once where everything was read. A connection that is
 * closed while data comes in is reset, and the client loses the answer with it: it would hear of a broken line instead of why.
 */
export function hearOut(request: IncomingMessage): Promise<void> {
  if (request.complete || request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let heard = 0;
    const count = (chunk: Buffer): void => {
      heard += chunk.length;
      if (heard > most) done();
    };
    const done = (): void => {
      clearTimeout(limit);
      request.off('data', count);
      for (const event of ['end', 'close', 'error']) request.off(event, done);
      resolve();
    };
    const limit = setTimeout(done, longest);
    for (const event of ['end', 'close', 'error']) request.once(event, done);
    request.on('data', count);
    request.resume();
  });
}
