import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const types: { readonly [extension: string]: string } = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

export interface ReactBuild {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The same source built on React 19, served in front of a running hub: the check that the choice of Preact can be undone. */
export async function serveReactBuild(hub: string): Promise<ReactBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'duliu-react-'));
  const { NODE_OPTIONS: _flagsOfTheTests, ...env } = process.env;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const order = ['build', '--config', 'apps/web/vite.config.ts', '--mode', 'react', '--outDir', folder, '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, ...order], { cwd: root, env, stdio: 'pipe' });

  // Under the hub's own policy: what it forbids must fail here too, and nothing else.
  const policy = (await fetch(hub)).headers.get('content-security-policy') ?? '';
  const server = createServer((request, reply) =>
    request.url?.startsWith('/api/') ? pass(hub, request, reply) : send(folder, policy, request, reply),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

function send(folder: string, policy: string, request: IncomingMessage, reply: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://here').pathname;
  const file = join(folder, path);
  const found = extname(path) !== '' && file.startsWith(folder) && existsSync(file);
  reply.setHeader('content-type', found ? (types[extname(path)] ?? 'text/plain') : 'text/html');
  reply.setHeader('content-security-policy', policy);
  reply.end(readFileSync(found ? file : join(folder, 'index.html')));
}

function pass(hub: string, request: IncomingMessage, reply: ServerResponse): void {
  const { method, headers, url = '/' } = request;
  const onward = ask(new URL(url, hub), { ...(method ? { method } : {}), headers }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(reply);
  });
  onward.on('error', () => reply.destroy());
  request.pipe(onward);
}
