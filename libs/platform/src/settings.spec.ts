import { describe, expect, it } from '@jest/globals';
import { readSettings, SettingsFault } from './settings.js';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings(env, '/house');
  } catch (error) {
    if (error instanceof SettingsFault) return error.faults;
    throw error;
  }
  return [];
};

describe('settings', () => {
  it('need nothing: every one has a value or an absence with a meaning', () => {
    expect(readSettings({}, '/house')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/house/.data',
      configRoot: '/house/config',
      town: 'duliu',
      logLevel: 'info',
    });
  });

  it('treat an empty variable as absent', () => {
    expect(readSettings({ PORT: '', REDIS_URL: '' }, '/house')).toMatchObject({ port: 3000 });
  });

  it('name each variable that is not allowed, all at once, with what is allowed', () => {
    const faults = faultsOf({ PORT: '70000', TOWN: '../etc', LOG_LEVEL: 'loud' });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toBe('PORT is "70000", which is not allowed: it must be a whole number from 0 (any free port) to 65535.');
    expect(faults.join(' ')).toMatch(/TOWN .*LOG_LEVEL/);
  });

  it.each(['abc', '-1', '3000.5', '1e3', ' 80'])('refuse the port %j', (port) => {
    expect(faultsOf({ PORT: port })).toHaveLength(1);
  });

  it('never repeat a secret', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://u:hidden@h/d', DEMO_PASSWORD: 'hidden', METRICS_TOKEN: 'hidden' });
    expect(faults).toHaveLength(3);
    expect(faults.join(' ')).not.toContain('hidden');
  });

  it('use one DATABASE_URL for every role, unless a role has its own', () => {
    const settings = readSettings({ DATABASE_URL: 'postgres://one/d', DATABASE_URL_QUEUE: 'postgres://two/d' }, '/house');
    expect(settings.databaseUrls).toEqual({
      migrator: 'postgres://one/d',
      app: 'postgres://one/d',
      claimer: 'postgres://one/d',
      queue: 'postgres://two/d',
    });
  });

  it('trust only proxies that are named by address', () => {
    expect(readSettings({ TRUST_PROXY: 'loopback, 10.1.0.0/16,fd00::/8' }, '/house').trustProxy).toEqual([
      'loopback',
      '10.1.0.0/16',
      'fd00::/8',
    ]);
    for (const text of ['true', '1', '*', '0.0.0.0/0', '10.0.0.0/33', 'proxy.town', '10.0.0.1,', '::/0'])
      expect([text, faultsOf({ TRUST_PROXY: text }).length]).toEqual([text, 1]);
  });

  it('turn the clock only in tests', () => {
    expect(faultsOf({ CLOCK_FILE: '/tmp/clock' })).toHaveLength(1);
    expect(readSettings({ CLOCK_FILE: '/tmp/clock', NODE_ENV: 'test' }, '/house')).toMatchObject({ clockFile: '/tmp/clock' });
  });
});
