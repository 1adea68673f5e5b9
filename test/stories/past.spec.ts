import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, ProblemView } from '@lib/contracts';
import { minute } from '@lib/testing';
import { mondayMorning, runningTown, type RunningTown } from './running-town.js';

const instant = (ms: number): string => new Date(ms).toISOString();

describe('a case as of an instant', () => {
  let town: RunningTown;
  let id: string;
  const registeredAt = mondayMorning;
  const acceptedAt = mondayMorning + 30 * minute;
  const escalatedAt = mondayMorning + 60 * minute;
  const now = mondayMorning + 90 * minute;
  const asOf = <T = CaseView>(user: string, moment: string) => town.ask<T>(user, 'GET', `/cases/${id}?asOf=${encodeURIComponent(moment)}`);

  beforeAll(async () => {
    town = await runningTown({ worker: false });
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
    ({ id } = await town.register('v219', facts));
    town.turnClock(acceptedAt);
    await town.act('v219', id, 'accept');
    town.turnClock(escalatedAt);
    await town.act('v219', id, 'escalate');
    town.turnClock(now);
  });
  afterAll(() => town.close());

  it('is what it was: state, version, holder and clocks of that moment, and nothing to do', async () => {
    const { status, body } = await asOf('v219', instant(acceptedAt + minute));
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, state: 'village-mediating', version: 2, actions: [], holder: { post: 'village-mediator' } });
    expect(Date.parse(body.asOf ?? '')).toBe(acceptedAt + minute);
    expect(body.deadlines.filter(({ status: running }) => running === 'pending').map(({ rule }) => rule)).toEqual(['S-08', 'T-04']);
  });

  it('counts what happened at that very instant', async () => {
    expect((await asOf('v219', instant(escalatedAt))).body.state).toBe('pending-dispatch');
    expect((await asOf('v219', instant(escalatedAt - 1))).body.state).toBe('village-mediating');
  });

  it('shows the present where today is asked for, and is the same case as without asking', async () => {
    const present = await town.view('v219', id);
    expect(present.asOf).toBeNull();
    const { body } = await asOf('v219', '2026-09-07');
    expect({ ...body, asOf: null, actions: present.actions }).toEqual(present);
  });

  it('is not there before it was registered', async () => {
    expect((await asOf<ProblemView>('v219', instant(registeredAt - 1))).status).toBe(404);
    expect((await asOf('v219', instant(registeredAt))).body.state).toBe('registered');
    expect((await asOf<ProblemView>('v219', '2026-09-06')).status).toBe(404);
  });

  it('is not there for whom it is not there now', async () => {
    expect((await asOf('v201', instant(registeredAt))).status).toBe(404);
  });

  it.each([['tomorrow'], ['2026-02-30'], ['2026-09-07T10:00:00'], [''], ['2026-09-08'], [instant(now + 1)]])(
    'refuses the moment "%s", by its pointer',
    async (moment) => {
      const { status, body } = await asOf<ProblemView>('v219', moment);
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ pointer: '/asOf' }]);
    },
  );
});
