import { describe, expect, it } from '@jest/globals';
import { expectedVersionOf, idempotencyKeyOf } from './decorators.js';
import { isUnavailable, problemCodeOf } from './fault-kind.js';
import { KnownRoutes } from './known-routes.js';
import { Refused } from './refused.js';
import { isFromOwnPages } from './same-site.js';
import { isSoundPath, unsoundParts } from './soundness.js';

const codeOf = (work: () => unknown): string => {
  try {
    return `gave ${String(work())}`;
  } catch (error) {
    if (error instanceof Refused) return error.spoken('en').code;
    throw error;
  }
};

describe('If-Match', () => {
  it.each(['"0"', '"3"', ' "2147483647" '])('reads %s', (header) => {
    expect(expectedVersionOf(header)).toBe(Number(header.trim().slice(1, -1)));
  });

  it.each(['3', 'W/"3"', '*', '"3", "4"', '"-1"', '"3.5"', '"2147483648"', '"99999999999999999999"', '""', '"３"'])(
    'refuses %s',
    (header) => {
      expect(codeOf(() => expectedVersionOf(header))).toBe('request/bad-if-match');
    },
  );

  it('is asked for', () => {
    expect(codeOf(() => expectedVersionOf(undefined))).toBe('request/if-match-missing');
  });
});

describe('Idempotency-Key', () => {
  it('may be absent, and is the same key in capitals', () => {
    expect(idempotencyKeyOf(undefined)).toBeUndefined();
    expect(idempotencyKeyOf('0190A0B0-0000-7000-8000-00000000000F')).toBe('0190a0b0-0000-7000-8000-00000000000f');
  });

  it.each(['', 'x', '0190a0b0-0000-7000-8000-00000000000g', '0190a0b0000070008000000000000000'])('refuses %p', (header) => {
    expect(codeOf(() => idempotencyKeyOf(header))).toBe('request/bad-idempotency-key');
  });
});

describe('an error that is not ours', () => {
  const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

  it.each([
    coded('ECONNREFUSED'),
    coded('57P01'),
    coded('57P03'),
    coded('53300'),
    coded('08006'),
    coded('40P01'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query failed', { cause: coded('ECONNRESET') }),
    Object.assign(new Error('Query failed'), { driverError: coded('57P01') }),
    new AggregateError([coded('ECONNREFUSED')], ''),
  ])('is a database out of reach: %p', (error) => {
    expect(problemCodeOf(error)).toBe('server/unavailable');
  });

  it.each([coded('23505'), coded('42P01'), new TypeError('x is undefined'), 'thrown text', undefined, null])('is a fault: %p', (error) => {
    expect(isUnavailable(error)).toBe(false);
    expect(problemCodeOf(error)).toBe('server/fault');
  });

  it('is told by the framework’s code or status', () => {
    expect(problemCodeOf(Object.assign(coded('FST_ERR_CTP_BODY_TOO_LARGE'), { statusCode: 413 }))).toBe('request/too-large');
    expect(problemCodeOf(Object.assign(new Error('x'), { statusCode: 418 }))).toBe('request/malformed');
    expect(problemCodeOf(Object.assign(new Error('x'), { statusCode: 200 }))).toBe('server/fault');
  });

  it('may be its own cause without end', () => {
    const error = new Error('round');
    error.cause = error;
    expect(problemCodeOf(error)).toBe('server/fault');
  });
});

describe('where a change comes from', () => {
  const host = 'mediation.example';
  it.each([
    [{ host }, true],
    [{ host, 'sec-fetch-site': 'same-origin' }, true],
    [{ host, 'sec-fetch-site': 'none' }, true],
    [{ host, 'sec-fetch-site': 'same-site' }, false],
    [{ host, 'sec-fetch-site': 'cross-site', origin: `https://${host}` }, false],
    [{ host, origin: `https://${host}` }, true],
    [{ host, origin: `https://${host}:8443` }, false],
    [{ host, origin: `https://${host}.evil.example` }, false],
    [{ host, origin: 'null' }, false],
  ])('%p: %p', (headers, own) => {
    expect(isFromOwnPages('POST', headers)).toBe(own);
    expect(isFromOwnPages('GET', headers)).toBe(true);
  });
});

describe('what no field may hold', () => {
  it('is found however deep, with its pointer', () => {
    expect(unsoundParts({ a: [{ 'b/c': 'x\0' }] }).map(({ pointer }) => pointer)).toEqual(['/a/0/b~1c']);
    expect(unsoundParts({ a: { '\ud800': 1 } }).map(({ pointer }) => pointer)).toEqual(['/a']);
    expect(unsoundParts({ name: '𠮷😀', list: Array.from({ length: 1_000 }, () => 1) })).toEqual([]);
  });

  it('is too much of anything', () => {
    expect(unsoundParts({ list: Array.from({ length: 1_001 }, () => 1) }).map(({ pointer }) => pointer)).toEqual(['/list']);
    expect(unsoundParts(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toHaveLength(1);
  });
});

describe('a path', () => {
  it.each(['/', '/cases/1?q=%00', '/%E4%B9%9D%E5%8D%81%E5%A0%A1', '/a.b..c', '/a%2Fb'])('%s is sound', (path) => {
    expect(isSoundPath(path)).toBe(true);
  });
  it.each(['/%', '/%zz', '/%c0%af', '/..', '/a/..%2fb', '/%2e%2E/', '/a%00', '/a%0a', '/a%5cb'])('%s is not', (path) => {
    expect(isSoundPath(path)).toBe(false);
  });
});

describe('known routes', () => {
  const routes = new KnownRoutes();
  const note = (method: string | string[], url: string): void => routes.note({ method, url } as Parameters<typeof routes.note>[0]);
  note('POST', '/api/v1/cases/:id/actions/:action');
  note(['GET', 'HEAD'], '/api/v1/cases/:id');
  note('GET', '/*');

  it('tell the methods of an address', () => {
    expect(routes.methodsAt('/api/v1/cases/7/actions/accept?x=1')).toEqual(['POST']);
    expect(routes.methodsAt('/api/v1/cases/7/')).toEqual(['GET', 'HEAD']);
    expect(routes.methodsAt('/api/v1/cases/7/8')).toEqual([]);
  });
});
