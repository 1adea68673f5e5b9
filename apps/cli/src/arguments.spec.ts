import { describe, expect, it } from '@jest/globals';
import type { Command } from './command.js';
import { runCommand } from './run-command.js';

const received: (string | boolean | undefined)[] = [];

const greet: Command = {
  name: 'greet',
  says: 'Greets somebody. Twice with --twice.',
  options: { who: { says: 'whom', value: 'name', required: true }, twice: { says: 'twice' } },
  run: async (given) => {
    received.splice(0, 2, given.text('who'), given.has('twice'));
    return 0;
  },
};
const failing: Command = { name: 'fail', says: 'Fails.', options: {}, run: () => Promise.reject(new Error('broken')) };

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand([greet, failing], args, {}, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('the command line', () => {
  it('hands a command its options', async () => {
    expect(await run('greet', '--who=a', '--twice')).toMatchObject({ code: 0 });
    expect(received).toEqual(['a', true]);
    await run('greet', '--who', 'b');
    expect(received).toEqual(['b', false]);
  });

  it.each([
    ['nothing at all', []],
    ['an unknown command', ['dance']],
    ['an unknown option', ['greet', '--who=a', '--loud']],
    ['a missing option', ['greet']],
    ['an option without its value', ['greet', '--who']],
    ['a stray word', ['greet', '--who=a', 'b']],
  ])('ends with 2 on %s', async (_, args) => {
    expect((await run(...args)).code).toBe(2);
  });

  it('explains itself and each command', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Greets somebody.') });
    expect(await run('greet', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--who <name>') });
  });

  it('ends with 1 when a command fails, and names a setting that is not allowed', async () => {
    expect(await run('fail')).toMatchObject({ code: 1, err: expect.stringContaining('broken') });
    const err: string[] = [];
    const code = await runCommand([greet], ['greet', '--who=a'], { PORT: 'x' }, { out: () => {}, err: (line) => void err.push(line) });
    expect(code).toBe(1);
    expect(err[0]).toMatch(/^PORT is "x"/);
  });
});
