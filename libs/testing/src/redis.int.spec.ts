import { describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisBinary, startRedis, whyNoRedis } from './redis.js';

const suite = redisBinary() === undefined ? describe.skip : describe;

suite(`a Redis of one's own${redisBinary() === undefined ? ` (${whyNoRedis})` : ''}`, () => {
  it('answers, forgets on command and is gone when stopped', async () => {
    const server = await startRedis();
    if (server === null) throw new Error(whyNoRedis);
    const client = new Redis(server.url);
    try {
      await client.set('a', '1');
      await server.flush();
      expect(await client.get('a')).toBeNull();
    } finally {
      client.disconnect();
      await server.stop();
    }
    const late = new Redis(server.url, { retryStrategy: () => null, lazyConnect: true });
    late.on('error', () => undefined);
    await expect(late.connect()).rejects.toThrow();
  });
});
