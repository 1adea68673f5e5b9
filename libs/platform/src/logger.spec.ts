import { describe, expect, it } from '@jest/globals';
import { makeLogger, nestLogger } from './logger.js';

function written(work: (logger: ReturnType<typeof makeLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  work(makeLogger({ write: (line) => void lines.push(line) }, 'trace', 'hub'));
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
}

describe('the logger', () => {
  it('keeps what helps to find a fault', () => {
    expect(written((logger) => logger.info({ caseId: 'c-1' }, 'moved'))).toMatchObject({
      level: 'info',
      process: 'hub',
      caseId: 'c-1',
      msg: 'moved',
    });
  });

  it('cuts personal fields, two levels deep', () => {
    const line = JSON.stringify(
      written((logger) => logger.info({ name: '张三', party: { phone: '13800000000' }, request: { body: { summary: '宅基地' } } }, 'x')),
    );
    expect(line).not.toMatch(/张三|13800000000|宅基地/);
  });

  it('keeps an error without the values that a database quotes', () => {
    const error = Object.assign(new Error('duplicate key "party_pkey", invalid input "张三"'), {
      code: '23505',
      detail: 'Key (name)=(张三)',
    });
    const line = written((logger) => logger.error({ err: error }, 'fault'));
    expect(line).toMatchObject({ err: { type: 'Error', code: '23505', message: 'duplicate key "party_pkey", invalid input "…"' } });
    expect(JSON.stringify(line)).not.toContain('张三');
  });

  it('speaks for Nest with the context that Nest gives', () => {
    expect(written((logger) => nestLogger(logger).log('Mapped route', 'Router'))).toMatchObject({
      level: 'info',
      context: 'Router',
      msg: 'Mapped route',
    });
  });
});
