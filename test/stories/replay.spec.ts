import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { CaseView } from '@lib/contracts';
import { day, minute } from '@lib/testing';
import { mondayMorning, runningTown, type RunningTown } from './running-town.js';

describe('the records of a town', () => {
  let town: RunningTown;
  let owner: pg.Client;
  let first: CaseView;
  let second: CaseView;

  beforeAll(async () => {
    town = await runningTown({ worker: false });
    owner = new pg.Client({ connectionString: town.database.urls.superuser });
    await owner.connect();
    const facts = {
      parties: [
        { name: '张三', role: 'applicant' },
        { name: '李四', role: 'respondent' },
      ],
      summary: '宅基地边界不清',
      tile: 'neighbour',
      villageCode: await town.villageOf('v219'),
      occurredOn: '2026-09-06',
      urgency: 'normal',
    };
    first = await town.register('v219', facts);
    second = await town.register('v219', facts);
    town.turnClock(mondayMorning + 10 * minute);
    await town.act('v219', first.id, 'accept');
    town.turnClock(mondayMorning + 20 * minute);
    await town.act('v219', first.id, 'escalate');
  });
  afterAll(async () => {
    await owner.end();
    await town.close();
  });

  it('tells a case step by step, with state, holder and clocks, and finds that all of it agrees', async () => {
    const { code, out, err } = await town.cli('case:replay', first.number);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n');
    expect(lines.find((line) => line.includes('CaseAccepted'))).toMatch(
      / 2026-09-07T10:10:00 +CaseAccepted +village-mediating +room-\S+\/village-mediator/,
    );
    expect(lines.find((line) => line.includes('CaseEscalated'))).toMatch(/pending-dispatch +centre\/dispatcher/);
    expect(lines.findLast((line) => line.includes('DeadlineSet'))).toMatch(/S-03a\/0 2026-09-08/);
    expect(out).toContain('agree.');
    expect(out).not.toContain('张三');
  });

  it('looks at every case of the town', async () => {
    expect(await town.cli('case:replay', '--all')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^2 cases with \d+ events .* all agree/m),
    });
  });

  it('ends with 1 and names the place once a row was changed by hand', async () => {
    await owner.query(`update cases set data = jsonb_set(data, '{holder,post}', '"police"') where id = $1`, [first.id]);
    const all = await town.cli('case:replay', '--all');
    expect(all).toMatchObject({ code: 1, out: expect.stringContaining(`${first.number}  ${first.id}  /data/holder/post`) });
    const one = await town.cli('case:replay', first.id);
    expect(one).toMatchObject({
      code: 1,
      out: expect.stringMatching(/NOT the same: \/data\/holder\/post\n +history: "dispatcher"\n +kept: +"police"/),
    });
    await owner.query(`update cases set data = jsonb_set(data, '{holder,post}', '"dispatcher"') where id = $1`, [first.id]);
    expect(await town.cli('case:replay', first.id)).toMatchObject({ code: 0 });
  });

  it('does not take an unknown case, or none, for a good one', async () => {
    expect(await town.cli('case:replay', 'nobody')).toMatchObject({ code: 1, err: expect.stringContaining('There is no case nobody') });
    expect(await town.cli('case:replay')).toMatchObject({ code: 2 });
    expect(await town.cli('case:replay', first.id, '--all')).toMatchObject({ code: 2 });
  });

  it('say which cases other limits or another routing would have sent another way', async () => {
    await town.act('v219', second.id, 'accept');
    town.turnClock(mondayMorning + 8 * day);
    await town.act('v219b', second.id, 'escalate'); // the session of v219 is over
    await town.act('centre', second.id, 'dispatch', (example) => ({ ...example, lead: 'mediators', assisting: [] }));
    const folder = mkdtempSync(join(tmpdir(), 'duliu-what-if-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    try {
      const same = await town.cli('flow:whatif', '--law', file('same.yaml', 'S-08: 15 D\n'));
      expect(same).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^2 cases tried; 0 would have gone another way/m) });

      const shorter = await town.cli('flow:whatif', '--law', file('shorter.yaml', 'S-08: 5 D\n'), '--json');
      const lines = shorter.out.split('\n').filter((line) => line.startsWith('{'));
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
        expect.objectContaining({ number: second.number, shifts: [expect.objectContaining({ rule: 'S-08', effect: 'moved' })] }),
        expect.objectContaining({ cases: 2, different: 1, moved: 1 }),
      ]);

      const rerouted = await town.cli('flow:whatif', '--routing', file('routing.yaml', '- { lead: mediators, to: police }\n'));
      expect(rerouted.out).toMatch(new RegExp(`^${escaped(second.number)} .*mediators -> police; it would have landed elsewhere$`, 'm'));

      expect(await town.cli('flow:whatif', '--law', file('wrong.yaml', 'S-08: soon\n'))).toMatchObject({ code: 1 });
      expect(await town.cli('flow:whatif')).toMatchObject({ code: 2 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const escaped = (text: string): string => text.replaceAll(/[()[\]]/g, '\\$&');
