import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Case, PlacedEvent } from '@lib/cases';
import { itemsOf, reportMatterOf, type Period, type Report } from '@lib/instability';
import { firstDifference, type Input, type PersonActor } from '@lib/kernel';
import { projectRoot } from '@lib/platform';
import { loadTown } from '@lib/town';
import { deadlineBalance } from './deadline-balance.js';
import { DeadlineStore } from './deadline-store.js';
import { openDatabase } from './database.js';
import { verifyHistory } from './history/history-verify.js';
import { asActor, asHouse } from './identity.js';
import { ask } from './in-transaction.js';
import { ReportReader } from './report-reader.js';
import { ReportStore, type ReportOutcome } from './report-store.js';
import { storedTown, type StoredTown } from './stored-town.fixture.js';
import { TownWorlds } from './town-world.js';
import { textColumns, type TextRow } from './vault/text-vault.js';

const at = (day: string, time = '09:00'): number => Date.parse(`${day}T${time}:00+08:00`);
const person = (role: string, organisation: string): PersonActor => ({
  kind: 'person',
  personId: `p-${role}`,
  posts: [{ role, organisation }],
});
const dispatcher = person('dispatcher', 'centre');
const leader = person('town-leader', 'town-government');
const zeroReport = { land: true, neighbours: true, wages: true, family: true, petitions: true, checkedBy: '王某' };

describe('the monthly report on PostgreSQL', () => {
  let town: StoredTown;
  let reports: ReportStore;
  let reader: ReportReader;
  let claimer: Awaited<ReturnType<typeof openDatabase>>;
  let red: Case;
  const config = loadTown(join(projectRoot(), 'config'), 'duliu');
  const places = { villageOf: (office: string) => config.organisations.find(({ id }) => id === office)?.village ?? null };

  beforeAll(async () => {
    town = await storedTown();
    const worlds = new TownWorlds(town.app, () => town.ground);
    reports = new ReportStore(
      town.app,
      (id, now) => worlds.at(id, now),
      () => ({ schedule: config.monthlyReport, numberPrefix: config.numberPrefix }),
      town.vault,
    );
    reader = new ReportReader(town.app);
    claimer = await openDatabase(town.database.urls.claimer, { max: 2 });
    await town.register(at('2026-09-06', '10:00'), { kind: 'consultation', source: 'petition' }); // asked, and no dispute
    red = await town.act(await town.register(at('2026-09-07')), 'grade', at('2026-09-07', '10:00'), { grade: 'red' });
    // What accuses a cadre is graded like any other, and is in no report: the leaders of the village read that.
    await town.register(at('2026-09-07'), { leaf: '1502', tile: 'village-affairs', urgency: 'urgent' });
  }, 120_000);
  afterAll(async () => {
    await claimer.destroy();
    await town.close();
  });

  const asHouseNow = () => asHouse(town.townId);
  const ofMonth = (month = '2026-09'): Promise<readonly Report[]> => reader.reportsOfMonth(asHouseNow(), month);
  const period = async (month = '2026-09'): Promise<Period> => {
    const found = await reader.period(asHouseNow(), month);
    if (!found) throw new Error(`no ${month}`);
    return found;
  };
  const ofVillage = async (village: string): Promise<Report> => {
    const found = (await ofMonth()).find((report) => report.village === village);
    if (!found) throw new Error(`no report of ${village}`);
    return found;
  };
  const mediatorOf = (village: string): PersonActor => person('village-mediator', `room-${village}`);
  const act = (who: PersonActor, report: Report, action: string, input: Input, now: number): Promise<ReportOutcome> =>
    reports.act(
      { townId: town.townId, actor: who },
      { of: { report: report.id }, action, expectedVersion: report.version, input, check: () => {} },
      now,
    );
  const actOnMonth = async (who: PersonActor, action: string, input: Input, now: number): Promise<ReportOutcome> =>
    reports.act(
      { townId: town.townId, actor: who },
      { of: { month: '2026-09' }, action, expectedVersion: (await period()).version, input, check: () => {} },
      now,
    );
  /** What a sweep does with the deadlines of reports: everything that is due, oldest first. */
  const sweep = async (now: number): Promise<number> => {
    const deadlines = new DeadlineStore(claimer, town.app);
    for (let fired = 0; ;) {
      const due = (await deadlines.dueCandidates(now, 200)).filter(({ matterKind }) => matterKind.startsWith('instability'));
      if (due.length === 0) return fired;
      const met = await reports.expireTogether(town.townId, due, now);
      if (!met.some((one) => one === 'fired')) throw new Error(JSON.stringify(met));
      fired += met.filter((one) => one === 'fired').length;
    }
  };
  /** What the database keeps of a matter against what its events say. */
  const differences = async (matters: readonly (Report | Period)[]): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    for (const matter of matters) {
      const events = await ask<Omit<PlacedEvent, 'at'> & { at: Date }>(town.app, asHouseNow(), {
        text: 'select seq, version, type, at, data from event where town_id = $1 and matter_kind = $2 and matter_id = $3 order by seq',
        values: [town.townId, matter.kind, matter.id],
      });
      const folded = reportMatterOf(
        matter.kind,
        matter.id,
        events.map((event) => ({ ...event, at: event.at.getTime() })),
      );
      found.push(...[firstDifference(folded, matter, '')].filter((one) => one !== null));
    }
    return found;
  };

  it('is opened once for every village, whoever opens and how often, and prefilled from the ledger', async () => {
    expect(await reports.openOwed(town.townId, at('2026-09-20', '08:29'))).toEqual([]);
    const at20 = at('2026-09-20', '08:30');
    const opened = await Promise.all([
      reports.openOwed(town.townId, at20),
      reports.openOwed(town.townId, at20),
      reports.openOwed(town.townId, at20),
    ]);
    expect(opened.flat()).toEqual(['2026-09']);
    expect(await reports.openOwed(town.townId, at('2026-09-21'))).toEqual([]);
    const all = await ofMonth();
    expect([all.length, new Set(all.map(({ village }) => village)).size]).toEqual([28, 28]);
    expect(
      all
        .filter(({ prefill }) => prefill.length > 0)
        .map(({ village, prefill }) => [village, prefill.map((line) => [line.case, line.grade])]),
    ).toEqual([[red.village, [[red.number, 'red']]]]);
    expect(await differences([...all, await period()])).toEqual([]);
    const accusing = await ask(town.app, asHouseNow(), { text: 'select from cases where accusation and open' });
    expect(accusing).toHaveLength(1);
  });

  it('stands in the history like a case: nothing is amiss in it, and a row that was set back is found', async () => {
    const verify = async (): Promise<readonly (readonly [string, string | undefined])[]> => {
      const options = { town: 'duliu', trusted: new Set<string>(), vault: town.vault };
      const { findings } = await verifyHistory(town.database.urls.superuser, options);
      return findings.map(({ code, event }) => [code, event?.number]);
    };
    expect(await verify()).toEqual([]);
    const [victim] = await ofMonth();
    await town.owner.query('update report set seq = seq - 1 where id = $1', [victim?.id]);
    expect(await verify()).toEqual([['history/event-added', victim?.number]]);
    await town.owner.query('update report set seq = seq + 1 where id = $1', [victim?.id]);
  });

  it('shows a village its own report and nothing else, in PostgreSQL itself', async () => {
    const [mine, other] = await ofMonth();
    if (!mine || !other) throw new Error('a month of one report');
    const who = asActor(town.townId, mediatorOf(mine.village), places);
    expect((await reader.reportsOfMonth(who, '2026-09')).map(({ village }) => village)).toEqual([mine.village]);
    expect(await reader.report(who, other.id)).toBeUndefined();
    expect(await reader.period(who, '2026-09')).toBeUndefined();
    const seen = await ask<{ id: string }>(town.app, who, {
      text: "select distinct matter_id as id from event where matter_kind like 'instability%' union select distinct matter_id from deadline where matter_kind like 'instability%'",
    });
    expect(seen.map(({ id }) => id)).toEqual([mine.id]);
    expect(await reader.reportsOfMonth(asActor(town.townId, person('police', 'police'), places), '2026-09')).toEqual([]);
    expect((await act(mediatorOf(mine.village), other, 'report-zero', zeroReport, at('2026-09-21'))).kind).toBe('not-found');
  });

  it('is filed, returned, filed again and accepted, each change once and under the version that was seen', async () => {
    const { village } = red;
    if (village === null) throw new Error('a case without a village');
    const before = await ofVillage(village);
    const zero = await act(mediatorOf(village), before, 'report-zero', zeroReport, at('2026-09-22'));
    expect(zero).toMatchObject({ kind: 'kept', matter: { state: 'submitted', filed: { kind: 'zero' } } });
    expect((await act(mediatorOf(village), before, 'report-zero', zeroReport, at('2026-09-22'))).kind).toBe('stale');
    expect(await act(dispatcher, await ofVillage(village), 'return', { reason: '台账有红色案件' }, at('2026-09-23'))).toMatchObject({
      kind: 'kept',
      matter: { state: 'returned' },
    });
    const returned = await ofVillage(village);
    const item = {
      leaf: '0201',
      brief: '相邻排水',
      people: 12,
      grade: 'red',
      project: false,
      status: 'new',
      responsible: '调解员',
      reportedUp: true,
      petition: 'none',
    };
    expect(await act(mediatorOf(village), returned, 'file', { items: [{ ...item, plan: '每周走访' }] }, at('2026-09-23'))).toMatchObject({
      kind: 'refused',
      rejection: { code: 'instability/leader-missing', pointer: '/items/0/leader' },
    });
    const planned = { ...item, plan: '每周走访', leader: '副镇长' };
    expect(await act(mediatorOf(village), returned, 'file', { items: [planned] }, at('2026-09-23'))).toMatchObject({
      kind: 'kept',
      matter: { state: 'resubmitted', edition: 2 },
    });
    expect(await act(dispatcher, await ofVillage(village), 'accept', {}, at('2026-09-24'))).toMatchObject({
      kind: 'kept',
      matter: { state: 'accepted' },
    });
    expect(await differences([await ofVillage(village)])).toEqual([]);
  });

  it('reminds those who have not reported, marks them late once, and is summed up by the clock', async () => {
    const filed = (await ofMonth()).slice(0, 20);
    for (const report of filed.filter(({ state }) => state === 'prefilled'))
      await act(mediatorOf(report.village), report, 'report-zero', zeroReport, at('2026-09-23'));
    const waiting = (await ofMonth()).filter(({ state }) => state === 'prefilled').length;
    const fired = (type: string, rule: string): Promise<number> =>
      ask<{ n: number }>(town.app, asHouseNow(), {
        text: "select count(*)::int as n from event where town_id = $1 and type = $2 and ($3 = '' or data ->> 'rule' = $3)",
        values: [town.townId, type, rule],
      }).then((rows) => rows[0]?.n ?? 0);
    await sweep(at('2026-09-24', '08:30'));
    expect(await fired('DeadlineFired', 'R-01')).toBe(waiting);
    await sweep(at('2026-09-30', '17:00'));
    await sweep(at('2026-09-30', '17:01'));
    expect(await fired('ReportMarkedLate', '')).toBe(waiting);
    for (const report of (await ofMonth()).filter(({ state }) => state === 'submitted'))
      await act(dispatcher, report, 'accept', {}, at('2026-10-09'));
    await sweep(at('2026-10-10', '17:30'));
    const month = await period();
    const count = (key: string): number => month.summary?.figures.find((figure) => figure.key === key)?.counts.length ?? -1;
    expect([month.state, month.edition, count('reported'), count('missing'), count('grade-red')]).toEqual([
      'consolidated',
      1,
      28 - waiting,
      waiting,
      1,
    ]);
    expect((await ofMonth()).filter(({ state }) => state === 'included').length).toBe(28 - waiting);
  });

  it('is signed and sent up, and takes nothing more for that month until it is opened again', async () => {
    expect((await actOnMonth(dispatcher, 'sign', {}, at('2026-10-12'))).kind).toBe('refused');
    expect((await actOnMonth(leader, 'sign', {}, at('2026-10-12'))).kind).toBe('kept');
    expect((await actOnMonth(dispatcher, 'send-up', { office: '区委政法委' }, at('2026-10-12'))).kind).toBe('kept');
    const missing = (await ofMonth()).find(({ state }) => state === 'prefilled');
    if (!missing) throw new Error('nobody is missing');
    expect(await act(mediatorOf(missing.village), missing, 'report-zero', zeroReport, at('2026-10-12'))).toMatchObject({
      kind: 'refused',
      rejection: { code: 'instability/period-closed' },
    });
    expect(await differences([...(await ofMonth()), await period()])).toEqual([]);
    expect(itemsOf(await ofVillage(red.village ?? '')).length).toBe(1);
  });

  it('is made up whole after three months without a server, with the red item carried over, and the deadlines in balance', async () => {
    expect(await reports.openOwed(town.townId, at('2026-12-21'))).toEqual(['2026-10', '2026-11', '2026-12']);
    const december = (await ofMonth('2026-12')).find(({ village }) => village === red.village);
    expect([december?.dates.dueOn, december?.prefill[0]?.grade]).toEqual(['2026-12-31', 'red']);
    // In its own words, which the village filed in September, three silent months ago.
    const line = december?.prefill.find(({ carried }) => carried);
    const { rows } = await town.owner.query<TextRow>(`select ${textColumns} from text t where t.matter_id = $1 and t.id = $2`, [
      december?.id,
      line?.brief.$text,
    ]);
    const [words] = await town.vault.opened(town.townId, rows);
    expect([line?.carried, words?.body]).toEqual([true, '相邻排水']);
    expect((await ofMonth('2026-10'))[0]?.dates.dueOn).toBe('2026-12-23');
    await sweep(at('2026-12-21'));
    const { set, fired, cancelled, pending } = await deadlineBalance(town.app, town.townId, at('2026-12-21'));
    expect(set).toBe(fired + cancelled + pending);
  });

  it('cannot be left without a holder or a clock, whoever tries', async () => {
    const [one] = await ofMonth('2026-12');
    await expect(town.owner.query('update report set holder_organisation = null where id = $1', [one?.id])).rejects.toThrow(/no_orphan/);
    await expect(town.owner.query("update deadline set status = 'cancelled' where matter_id = $1", [one?.id])).rejects.toThrow(
      /watched_deadline/,
    );
  });
});
