import type { FastifyInstance } from 'fastify';
import { FileFolder } from './file-folder.js';

/** Addresses that are not the web application's. */
const others = /^\/(api|health|metrics)(\/|$)/;
/** Vite writes a hash of the content into the name of what stands here. */
const hashed = /^assets\//;

/** Serves the built web application: its files, and its page for every other address, because it routes by itself. */
export function serveWebApplication(instance: FastifyInstance, root: string): void {
  const folder = new FileFolder(root);
  instance.get('/*', (request, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '/');
    if (others.test(path)) return reply.callNotFound();
    const name = path.slice(1);
    if (folder.has(name) && name !== 'index.html') {
      return folder.send(name, request, reply, hashed.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
    }
    const wantsPage = (request.headers.accept ?? '').includes('text/html') || name === '' || name === 'index.html';
    if (!wantsPage || hashed.test(name)) return reply.callNotFound();
    return folder.send('index.html', request, reply, 'no-cache');
  });
}
