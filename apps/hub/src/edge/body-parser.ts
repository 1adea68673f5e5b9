import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { Refused } from './refused.js';

/** Only JSON in UTF-8 comes in: no forms (another site could send one), no plain text, no bytes that would be read as "�". */
export function takeJsonOnly(instance: FastifyInstance): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const charset = /charset\s*=\s*"?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
    if (charset !== undefined && charset.toLowerCase() !== 'utf-8') return done(Refused.as('request/unsupported-media-type'));
    if (body.length === 0) return done(null, undefined);
    if (!isUtf8(body)) return done(Refused.as('request/malformed-json'));
    void parse(request, body.toString('utf8'), (error, parsed) => {
      if (error) done(Refused.as('request/malformed-json'));
      else done(null, parsed);
    });
  });
}
