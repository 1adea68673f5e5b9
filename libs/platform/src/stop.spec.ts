import { afterEach, describe, expect, it } from '@jest/globals';
import { gracefulStop } from './stop.js';

describe('a graceful stop', () => {
  afterEach(() => {
    process.removeAllListeners('SIGINT');
    process.removeAllListeners('SIGTERM');
    process.removeAllListeners('SIGHUP');
  });

  it('does its work once, last registered first, then exits', async () => {
    const done: string[] = [];
    const stop = gracefulStop({ exit: (code) => void done.push(`exit ${code}`) });
    stop.before('database', () => void done.push('database'));
    stop.before('listener', () => void done.push('listener'));
    await Promise.all([stop.now('test'), stop.now('again')]);
    expect(done).toEqual(['listener', 'database', 'exit 0']);
    expect(stop.stopping).toBe(true);
  });

  it('goes on after a step that fails and says so in the exit code', async () => {
    const done: string[] = [];
    const stop = gracefulStop({ exit: (code) => void done.push(`exit ${code}`) });
    stop.before('database', () => void done.push('database'));
    stop.before('listener', () => Promise.reject(new Error('gone')));
    await stop.now('test');
    expect(done).toEqual(['database', 'exit 1']);
  });

  it('ends in any case after its limit', async () => {
    const code = await new Promise<number>((resolve) => {
      const stop = gracefulStop({ exit: resolve, within: 20 });
      stop.before('stuck', () => new Promise(() => {}));
      void stop.now('test');
    });
    expect(code).toBe(1);
  });
});
