import { createReadStream, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/** Compressed beside the file by the build, best first. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

interface KnownFile {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

/**
 * A folder whose files are listed once, at the start: a request's path is only ever looked up in that list, never on the disk,
 * so it cannot climb out or meet a dot file.
 */
export class FileFolder {
  private readonly files: ReadonlyMap<string, KnownFile>;

  /** An absent folder is an empty one. */
  constructor(root: string) {
    this.files = new Map(listFiles(root).map((file) => [relative(root, file.path).split(sep).join('/'), file]));
  }

  has(name: string): boolean {
    return this.files.has(name);
  }

  /** The file, or its compressed form where the client takes it; 304 where the client has it. */
  send(name: string, request: FastifyRequest, reply: FastifyReply, cacheControl: string): FastifyReply {
    const plain = this.files.get(name);
    if (!plain) return reply.callNotFound() as unknown as FastifyReply; // it answers by itself, and returns nothing of use
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = encodings.find((known) => accepted.includes(known.name) && this.files.has(name + known.suffix));
    const file = (encoding && this.files.get(name + encoding.suffix)) ?? plain;
    const tag = `"${file.size.toString(36)}-${Math.floor(file.modified).toString(36)}"`;
    reply.headers({ 'cache-control': cacheControl, etag: tag, vary: 'accept-encoding' });
    if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send();
    if (encoding) reply.header('content-encoding', encoding.name);
    reply.headers({ 'content-type': types[extname(name).toLowerCase()] ?? 'application/octet-stream', 'content-length': file.size });
    return reply.send(createReadStream(file.path));
  }
}

function listFiles(root: string): readonly KnownFile[] {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(
        (path) =>
          !relative(root, path)
            .split(sep)
            .some((part) => part.startsWith('.')),
      )
      .map((path) => {
        const { size, mtimeMs } = statSync(path);
        return { path, size, modified: mtimeMs };
      });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
