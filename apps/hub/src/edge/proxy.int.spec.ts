import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ask } from '../testing/ask.js';
import { edgeHub, type EdgeHub } from '../testing/edge-hub.fixture.js';
import { Public } from './decorators.js';

/** Says from where the hub sees a request come: what sign-in is throttled by. */
@Controller('api/v1/seen')
class SeenController {
  @Public()
  @Get()
  seen(@Req() request: FastifyRequest): { readonly address: string; readonly protocol: string } {
    return { address: request.ip, protocol: request.protocol };
  }
}

@Module({ controllers: [SeenController] })
class SeenModule {}

const forwarded = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };

describe.each([
  ['without TRUST_PROXY', {}, { address: '127.0.0.1', protocol: 'http' }],
  ['with TRUST_PROXY for another network', { TRUST_PROXY: '10.0.0.0/8' }, { address: '127.0.0.1', protocol: 'http' }],
  ['with TRUST_PROXY for this machine', { TRUST_PROXY: 'loopback' }, { address: '203.0.113.7', protocol: 'https' }],
] as const)('a request that says that it was forwarded, %s', (_, env, seen) => {
  let hub: EdgeHub;
  beforeAll(async () => {
    hub = await edgeHub([SeenModule], env);
  }, 60_000);
  afterAll(() => hub?.close());

  it(`comes from ${seen.address}`, async () => {
    const answer = await ask(hub.port, 'GET', '/api/v1/seen', forwarded);
    expect(answer.json()).toEqual(seen);
  });

  it('is told to keep to https only where it came by it', async () => {
    const answers = [await ask(hub.port, 'GET', '/api/v1/seen', forwarded), await ask(hub.port, 'GET', '/api/v1/nothing', forwarded)];
    const expected = seen.protocol === 'https' ? 'max-age=31536000' : undefined;
    expect(answers.map(({ headers }) => headers['strict-transport-security'])).toEqual([expected, expected]);
    expect((await ask(hub.port, 'GET', '/api/v1/seen')).headers['strict-transport-security']).toBeUndefined();
  });

  it('comes from nobody else than who the last trusted proxy names', async () => {
    const answer = await ask(hub.port, 'GET', '/api/v1/seen', { 'x-forwarded-for': `198.51.100.1, ${forwarded['x-forwarded-for']}` });
    expect(answer.json<{ address: string }>().address).toBe(seen.address);
  });
});
