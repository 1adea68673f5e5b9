import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sweepingTown, type SweepingTown } from './sweeping-town.fixture.js';

const at = (day: string, hour = '10:00'): number => Date.parse(`${day}T${hour}:00+08:00`);

describe('what users do between the start and the end of a limit', () => {
  let town: SweepingTown;
  beforeAll(async () => {
    town = await sweepingTown();
  });
  afterAll(() => town.close());

  const rows = (id: string): Promise<unknown[]> =>
    town.ask(
      "select rule, occurrence, rung, due_on::text, due_at from deadline where matter_id = $1 and status = 'pending' order by rule",
      [id],
    );
  const accepted = async (): Promise<string> => {
    town.clock.set(at('2026-09-07'));
    const { id } = await town.register();
    await town.act(id, town.mediator, 'accept');
    return id;
  };
  const edits = async (id: string): Promise<void> => {
    await town.act(id, town.mediator, 'record-session');
    town.clock.set(at('2026-09-09', '16:00'));
    await town.act(id, town.mediator, 'alert-police');
    await town.act(id, town.mediator, 'grade', { grade: 'orange' });
    town.clock.set(at('2026-09-11', '09:00'));
    await town.act(id, town.actor('centrehead'), 'supervise');
    await town.act(id, town.mediator, 'record-session');
  };

  it('failure 2: sessions, alerts, grades and supervision restart no clock', async () => {
    const id = await accepted();
    const before = await rows(id);
    await edits(id);
    expect(await rows(id)).toEqual(before);
  });

  it('failure 4: with any mix of edits the case falls due on the same day, to the same end, as with none', async () => {
    const [quiet, busy] = [await accepted(), await accepted()];
    await edits(busy);
    town.clock.set(at('2026-09-30'));
    await town.sweep();
    const ends = (id: string): Promise<unknown[]> =>
      town.ask(
        "select data->>'rule' as rule, data->>'rung' as rung, data->>'to' as to from event where matter_id = $1 and version > 1 and type in ('DeadlineFired', 'CaseEscalated') order by seq",
        [id],
      );
    expect(await ends(busy)).toEqual(await ends(quiet));
    expect((await town.one(busy)).state).toBe('pending-dispatch');
  });

  it('failure 14: a pause that the clock ends moves the row as the history says, and a sweep before that fires nothing', async () => {
    town.clock.set(at('2026-09-05', '11:00'));
    const { id } = await town.register();
    await town.act(id, town.mediator, 'accept');
    town.clock.set(at('2026-09-08'));
    await town.act(id, town.mediator, 'pause', { until: '2026-09-20' });
    town.clock.set(at('2026-09-20', '23:59'));
    await town.sweep();
    expect(await town.ask("select from event where matter_id = $1 and type = 'DeadlineFired'", [id])).toHaveLength(0);
    town.clock.set(at('2026-09-24'));
    await town.sweep();
    // Day 30 is 10-05; 13 days stood still: 10-18, a Sunday, so 10-19. Counted here from the events, by SQL's own dates.
    const counted = `
      select (s.data->>'startedOn')::date + 30 + ((r.data->>'on')::date - (p.data->>'pausedOn')::date) as counted, d.due_on, d.due_at = d.next_attempt_at as attempted
      from event s, event p, event r, deadline d
      where s.matter_id = $1 and p.matter_id = $1 and r.matter_id = $1 and d.matter_id = $1 and d.rule = 'T-04' and s.data->>'rule' = 'T-04'
        and s.type = 'DeadlineSet' and p.type = 'DeadlinePaused' and p.data->>'rule' = 'T-04' and r.type = 'CaseResumed'`;
    expect(await town.ask(counted, [id])).toEqual([{ counted: '2026-10-18', due_on: '2026-10-19', attempted: true }]);
    expect(await town.balance()).toMatchObject({ balanced: true });
  });
});
