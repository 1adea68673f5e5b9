import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Case } from '@lib/cases';
import type { Input, PersonActor } from '@lib/kernel';
import { day } from '@lib/testing';
import type { Outcome } from './case-store.js';
import { deadlineBalance } from './deadline-balance.js';
import { foldDifference } from './fold-check.js';
import { StoredCases } from './stored-case.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';

const monday = Date.parse('2026-09-07T10:00:00+08:00');

describe('a duplicate in the database', () => {
  let town: StoredTown;
  let dispatcher: PersonActor;
  let duplicate: Case;
  let survivor: Case;
  beforeAll(async () => {
    town = await storedTown();
    const { rows } = await town.owner.query<{ person: string }>(
      `select person_id as person from post where role = 'dispatcher' and organisation_id = 'centre' limit 1`,
    );
    dispatcher = { kind: 'person', personId: rows[0]?.person ?? '', posts: [{ role: 'dispatcher', organisation: 'centre' }] };
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    duplicate = await town.act(await town.register(monday), 'accept', monday);
    survivor = await town.act(await town.register(monday), 'accept', monday);
  });

  const merge = (one: Case, input: Input, sees: (other: Case) => boolean = () => true): Promise<Outcome> =>
    town.cases.act(
      { townId: town.townId, actor: dispatcher },
      {
        caseId: one.id,
        action: 'merge',
        expectedVersion: one.version,
        input: { confirmed: true, reason: '同一纠纷重复登记', ...input },
        showing: [],
        sees,
        check: () => {},
      },
      monday,
    );
  const stored = async (id: string) => {
    const found = await new StoredCases(town.app).one(town.townId, id);
    if (!found) throw new Error(`no case ${id}`);
    return found;
  };
  const deadlines = async (id: string) =>
    (await stored(id)).deadlines.map(({ rule, rung, status, dueAt }) => ({ rule, rung, status, dueAt }));

  it('ends, and the case that stays knows of it, in one transaction', async () => {
    const before = await deadlines(survivor.id);
    expect(await merge(duplicate, { survivor: survivor.number })).toMatchObject({ kind: 'kept', dispute: { state: 'void', holder: null } });
    const [ended, stays] = [await stored(duplicate.id), await stored(survivor.id)];
    expect(ended.data.links).toMatchObject([{ relation: 'merged-into', case: survivor.id, number: survivor.number }]);
    expect(ended.row).toMatchObject({ open: false, number: duplicate.number, watchedRule: null });
    expect(stays.data).toMatchObject({ state: survivor.state, version: survivor.version + 1 });
    expect(stays.data.links).toMatchObject([{ relation: 'merged-from', case: duplicate.id, number: duplicate.number }]);
    expect(await deadlines(survivor.id)).toEqual(before);
    expect([foldDifference(ended), foldDifference(stays)]).toEqual([null, null]);
    const times = await town.owner.query<{ at: Date }>(
      `select distinct xmin::text, at from event where type = 'CaseLinked' and matter_id = any($1)`,
      [[duplicate.id, survivor.id]],
    );
    expect(times.rows).toHaveLength(1);
  });

  it('leaves its words with the case that stays, in copies that are erased each by itself, and what makes it graver', async () => {
    const grave = await town.act(await town.register(monday, { summary: '晾衣杆伸到邻家，老刘不让' }), 'grade', monday, { grade: 'red' });
    const before = await stored(survivor.id);
    expect(await merge(grave, { survivor: survivor.number })).toMatchObject({ kind: 'kept' });
    const stays = await stored(survivor.id);
    expect([before.data.risk, stays.data.risk]).toEqual(['yellow', 'red']);
    const note = stays.events.find(({ type }) => type === 'NoteAdded');
    expect(note?.data).toMatchObject({ from: grave.number });
    const textOf = async (ref: unknown) => {
      const { rows } = await town.owner.query<{ matter: string; field: string; body: string | null }>(
        'select matter_id as matter, field, body from text where id = $1',
        [(ref as { readonly $text: string }).$text],
      );
      return rows[0];
    };
    expect(await textOf(note?.data['text'])).toEqual({ matter: survivor.id, field: 'note', body: '晾衣杆伸到邻家，老刘不让' });
    const names = await Promise.all((stays.data.otherNames ?? []).map(textOf));
    expect(names.map((name) => [name?.matter, name?.field])).toEqual(grave.parties.map(() => [survivor.id, 'party']));
    expect([foldDifference(stays), foldDifference(await stored(grave.id))]).toEqual([null, null]);
  });

  it('that accuses a cadre leaves no words with a case that its village leader reads', async () => {
    const accusing = await town.register(monday, { summary: '反映村干部克扣补偿', leaf: '1502' });
    expect(await merge(accusing, { survivor: survivor.number })).toMatchObject({ kind: 'kept' });
    const { rows } = await town.owner.query('select 1 from text where matter_id = $1 and field = $2', [survivor.id, 'note']);
    expect(rows).toEqual([]);
    expect((await stored(survivor.id)).events.some(({ type }) => type === 'NoteAdded')).toBe(false);
  });

  it('whose words were erased leaves no note', async () => {
    const erase = "update text set body = null, salt = null, erased_at = now(), erased_under = '试' where id = $1";
    await town.owner.query(erase, [duplicate.summary.$text]);
    expect(await merge(duplicate, { survivor: survivor.number })).toMatchObject({ kind: 'kept' });
    expect((await stored(survivor.id)).events.some(({ type }) => type === 'NoteAdded')).toBe(false);
  });

  it('goes on escalating no more (a failure seen elsewhere): its deadlines are cancelled, the other’s fire, and the books balance', async () => {
    await merge(duplicate, { survivor: survivor.id });
    await town.sweep(monday + 40 * day);
    const statuses = new Set((await deadlines(duplicate.id)).map(({ status }) => status));
    expect([...statuses]).toEqual(['cancelled']);
    expect((await stored(duplicate.id)).data).toMatchObject({ state: 'void', version: duplicate.version + 1 });
    expect((await stored(survivor.id)).data.state).toBe('pending-dispatch');
    expect((await deadlines(survivor.id)).some(({ status }) => status === 'fired')).toBe(true);
    expect(await deadlineBalance(town.app, town.townId, monday + 40 * day)).toMatchObject({ balanced: true });
  });

  it('changes nothing on either side where it is refused, and what is out of sight is not there', async () => {
    const unseen = await merge(duplicate, { survivor: survivor.number }, ({ id }) => id === duplicate.id);
    const unknown = await merge(duplicate, { survivor: 'no such number' });
    for (const outcome of [unseen, unknown])
      expect(outcome).toMatchObject({ kind: 'refused', rejection: { code: 'case/no-such-survivor' } });
    expect([(await stored(duplicate.id)).data.version, (await stored(survivor.id)).data.version]).toEqual([
      duplicate.version,
      survivor.version,
    ]);
  });

  it('and its twin, each merged into the other at once: one of them stays', async () => {
    const outcomes = await Promise.all([merge(duplicate, { survivor: survivor.id }), merge(survivor, { survivor: duplicate.id })]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['kept', 'stale']);
    const states = [(await stored(duplicate.id)).data.state, (await stored(survivor.id)).data.state];
    expect(states.toSorted()).toEqual(['village-mediating', 'void']);
  });
});
