import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from '@lib/platform';

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** /health/live, /health/ready and /metrics of the worker, on the loopback only; 0 asks for any free port. */
export async function serveHealth(registry: Registry, isReady: () => Promise<boolean>, port = 0): Promise<HealthServer> {
  const server = createServer((request, response) => void answer(request, response, registry, isReady));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  server.unref();
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  registry: Registry,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const say = (status: number, text: string, type = 'text/plain'): void =>
    void response.writeHead(status, { 'content-type': type }).end(text);
  try {
    if (request.url === '/health/live') return say(200, 'live');
    if (request.url === '/health/ready') return (await isReady()) ? say(200, 'ready') : say(503, 'not-ready');
    if (request.url === '/metrics') return say(200, await registry.metrics(), registry.contentType);
    say(404, 'not found');
  } catch {
    // Whatever could not be reached: not ready is the answer that an orchestrator understands.
    say(503, 'not-ready');
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
