import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether a port can be listened on at this address now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Below the range from which systems give local ports to outgoing connections: nobody gets one of these without asking for it. */
const chosen = { from: 20_000, to: 32_000 };

/**
 * A port that was free a moment ago. Drawn by lot from those that no outgoing connection is given, so that it is still free
 * when the program that is to listen there has loaded; who finds it taken all the same must be ready to ask again.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(chosen.from, chosen.to);
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port on ${host} between ${chosen.from} and ${chosen.to}`);
}
