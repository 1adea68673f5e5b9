import { describe, expect, it } from '@jest/globals';
import { makeLogger, Registry } from '@lib/platform';
import { minute } from '@lib/testing';
import type { DeadlineKey } from '../ports.js';
import { WorkerMetrics } from '../worker-metrics.js';
import { DeadlineSweepHandler } from './deadline-sweep.handler.js';

interface Row {
  readonly key: DeadlineKey;
  pending: boolean;
  nextAttemptAt: number;
}

const start = Date.parse('2026-09-07T10:00:00+08:00');
const keyOf = (matterId: string): DeadlineKey => ({ townId: 1, matterKind: 'dispute', matterId, rule: 'S-01', occurrence: 1, rung: 0 });

/** A table of due deadlines; `says` is what the matter answers to its expiry. */
function sweepOver(matters: readonly string[], says: (matter: string) => 'fired' | 'gone' | 'not-yet') {
  const rows = matters.map((matter, n): Row => ({ key: keyOf(matter), pending: true, nextAttemptAt: start - matters.length + n }));
  const row = (key: DeadlineKey): Row => rows.find((one) => one.key.matterId === key.matterId) as Row; // made above
  let now = start;
  const postponed: string[] = [];
  const log: Record<string, unknown>[] = [];
  const registry = new Registry();
  const expire = async (key: DeadlineKey): Promise<'fired' | 'gone' | 'not-yet'> => {
    const said = says(key.matterId);
    if (said === 'fired') row(key).pending = false;
    return said;
  };
  const handler = new DeadlineSweepHandler(
    {
      dueCandidates: async (at, limit) =>
        rows
          .filter(({ pending, nextAttemptAt }) => pending && nextAttemptAt <= at)
          .sort((one, other) => one.nextAttemptAt - other.nextAttemptAt)
          .slice(0, limit)
          .map(({ key }) => key),
      recordFailure: async (key, error, at) => {
        postponed.push(`${key.matterId} ${error.name}`);
        row(key).nextAttemptAt = at;
      },
    },
    { expire, expireTogether: (_, keys) => Promise.all(keys.map(expire)) },
    { now: () => now },
    new WorkerMetrics(registry),
    makeLogger({ write: (line) => void log.push(JSON.parse(line) as Record<string, unknown>) }, 'info', 'worker'),
  );
  return {
    rows,
    postponed,
    log,
    registry,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    run: () => handler.run({}, { id: '1', attempt: 1, signal: new AbortController().signal }),
  };
}

describe('a sweep', () => {
  it('counts a deadline that is not yet due by itself, without an alarm, and fires it when its time has come', async () => {
    let early = true;
    const sweep = sweepOver(['skewed'], () => (early ? 'not-yet' : 'fired'));
    await sweep.run();
    expect(sweep.rows[0]).toMatchObject({ pending: true, nextAttemptAt: start + minute });
    expect(sweep.log.filter((line) => line['alarm'] === true)).toEqual([]);
    expect(await sweep.registry.metrics()).toContain('duliu_deadline_expiries_total{outcome="not-yet"} 1');
    early = false;
    sweep.pass(minute);
    await sweep.run();
    expect(sweep.rows[0]?.pending).toBe(false);
  });

  it('comes past a hundred rows that a case no longer knows, to the one behind them', async () => {
    const strays = Array.from({ length: 150 }, (_, n) => `stray-${n}`);
    const sweep = sweepOver([...strays, 'good'], (matter) => (matter === 'good' ? 'fired' : 'gone'));
    await sweep.run();
    expect(sweep.rows.at(-1)?.pending).toBe(false);
    expect(sweep.postponed).toHaveLength(150);
    expect(sweep.log.filter((line) => line['alarm'] === true)).toHaveLength(150);
  });
});
