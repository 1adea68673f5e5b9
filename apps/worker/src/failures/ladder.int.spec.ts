import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { flows, type Dispute } from '@lib/cases';
import { instabilityFlows } from '@lib/instability';
import { projectRoot } from '@lib/platform';
import { day } from '@lib/testing';
import { loadLaw } from '@lib/town';
import { sweepingTown, type SweepingTown } from './sweeping-town.fixture.js';

describe('a ladder', () => {
  let town: SweepingTown;
  beforeAll(async () => {
    town = await sweepingTown();
    await town.start();
  });
  afterAll(() => town.close());

  /** From registration to the state in which the rung stands. */
  type Road = (town: SweepingTown) => Promise<Dispute>;
  const at = async (name: string, action: string, dispute: Dispute, changes = {}): Promise<Dispute> =>
    town.act(dispute.id, town.actor(name), action, changes);
  const registered: Road = () => town.register();
  const accepted: Road = async () => at('v219', 'accept', await town.register());
  const dispatched: Road = async () => at('centre', 'dispatch', await at('v219', 'escalate', await accepted(town)), { lead: 'mediators' });
  const joint: Road = async () => at('mediator', 'sign-for', await dispatched(town));
  const agreed: Road = async () => at('v219', 'agree', await accepted(town), { form: 'oral' });
  const confirming: Road = async () => {
    let dispute = await at('v219', 'agree', await accepted(town), { form: 'written' });
    for (let mark = 0; mark < 4; mark += 1) dispute = await at('v219', 'add-mark', dispute);
    return at('v219', 'apply-confirmation', dispute);
  };

  const firing = async (dispute: Dispute, rule: string): Promise<void> => {
    const armed = dispute.deadlines.find((one) => one.rule === rule && one.status === 'pending');
    if (!armed) throw new Error(`${rule} does not run in ${dispute.state}`);
    town.clock.set(Math.max(armed.dueAt, town.clock.now()));
    await town.sweep();
  };
  const toldOf = (id: string, kind = 'deadline') =>
    town.ask<{ organisation: string; role: string }>(
      `select organisation_id as organisation, role from notice where matter_id = $1 and kind = $2 order by 1`,
      [id, kind],
    );
  const happened = async (id: string, type: string): Promise<readonly unknown[]> =>
    (await town.ask<{ data: unknown }>('select data from event where matter_id = $1 and type = $2', [id, type])).map(({ data }) => data);

  describe('failure 15: a rung of each kind is done and not only shown', () => {
    it('remind: the doer hears', async () => {
      const { id } = await registered(town);
      await firing(await town.one(id), 'S-01');
      await town.settled();
      expect(await toldOf(id)).toEqual([{ organisation: town.room, role: 'village-mediator' }]);
    });
    it('tell: the superior hears', async () => {
      const { id } = await registered(town);
      for (let rung = 0; rung < 2; rung += 1) await firing(await town.one(id), 'S-01');
      await town.settled();
      expect(await toldOf(id)).toContainEqual({ organisation: 'centre', role: 'dispatcher' });
    });
    it('move: the case is in another state, with another holder', async () => {
      const { id } = await registered(town);
      for (let rung = 0; rung < 3; rung += 1) await firing(await town.one(id), 'S-01');
      expect(await town.one(id)).toMatchObject({ state: 'pending-dispatch', holder: { organisation: 'centre', post: 'dispatcher' } });
      expect(await town.ask('select state, holder_organisation from cases where id = $1', [id])).toEqual([
        { state: 'pending-dispatch', holder_organisation: 'centre' },
      ]);
    });
    it('supervise: it stands in the history as supervision, and the lead office hears', async () => {
      const { id } = await joint(town);
      await firing(await town.one(id), 'S-04');
      await town.settled();
      expect(await happened(id, 'CaseSupervised')).toMatchObject([{ step: 'reminder', rule: 'S-04' }]);
      expect((await town.one(id)).supervised).toBe(1);
      expect(await toldOf(id)).toEqual([{ organisation: 'mediators', role: 'town-mediator' }]);
    });
    it('record: the right that lapsed stands in the history', async () => {
      const { id } = await agreed(town);
      for (let rung = 0; rung < 3; rung += 1) await firing(await town.one(id), 'T-01');
      expect(await happened(id, 'RightLapsed')).toEqual([{ rule: 'T-01' }]);
      expect((await town.one(id)).rightLapsed).toBe(true);
    });
    it('ask: the liaison of the outside body hears', async () => {
      const { id } = await confirming(town);
      await firing(await town.one(id), 'T-02');
      await town.settled();
      expect(await toldOf(id)).toEqual([{ organisation: 'tribunal', role: 'court-liaison' }]);
    });
  });

  const vacate = (organisation: string, role: string): Promise<unknown> => {
    const lastDay = new Date(town.clock.now()).toISOString().slice(0, 10);
    town.clock.advance(day); // Who held the post yesterday holds it no more.
    return town.ask('update post set valid_to = $3 where organisation_id = $1 and role = $2', [organisation, role, lastDay]);
  };
  const alarmed = (id: string): number =>
    town.log.filter((line) => line['alarm'] === true && line['matterId'] === id && line['msg'] === 'nobody holds a post that must be told')
      .length;

  it.each<[string, string, string, string, Road]>([
    ['superior', 'centre', 'centre-head', 'S-03a', async () => at('v219', 'escalate', await accepted(town))],
    ['lead office', 'mediators', 'town-mediator', 'S-04', joint],
    ['doer', 'room', 'village-mediator', 'S-01', registered],
  ])('failure 3: with nobody there as %s the centre’s queue has it, with an alarm', async (_, office, role, rule, road) => {
    const { id } = await road(town);
    if (role === 'centre-head') await firing(await town.one(id), rule); // The first rung reminds the dispatcher.
    await vacate(office === 'room' ? town.room : office, role);
    await firing(await town.one(id), rule);
    await town.settled();
    expect(await toldOf(id)).toContainEqual({ organisation: 'centre', role: 'dispatcher' });
    expect((await toldOf(id)).every(({ organisation }) => organisation === 'centre')).toBe(true);
    expect(await toldOf(id, 'unstaffed')).toEqual([{ organisation: 'centre', role: 'dispatcher' }]);
    expect(alarmed(id)).toBe(1);
    expect(await town.balance()).toMatchObject({ balanced: true });
  });

  it('failure 15: every rule that the law arms is started by a flow', () => {
    const saved = [...loadLaw(join(projectRoot(), 'config')).deadlines.values()].filter((rule) => rule.armed);
    expect(saved.length).toBeGreaterThan(10);
    const started = new Set([...flows, ...instabilityFlows].flatMap(({ arms }) => arms.map(({ rule }) => rule)));
    expect([...started].toSorted()).toEqual(saved.map(({ id }) => id).toSorted());
    expect(saved.filter(({ ladder }) => ladder.length === 0)).toEqual([]);
  });
});
