import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DataSource } from 'typeorm';
import { makeCalendar } from '@lib/calendar';
import { allowedActions, edgeFrom, flowOf, type Case } from '@lib/cases';
import type { PersonActor } from '@lib/kernel';
import { databaseEnvironment, projectRoot } from '@lib/platform';
import { CaseStore, openDatabase, StoredCases, TownWorlds, vaultOf, type Outcome } from '@lib/store';
import { cloneDatabase, compiledHouse, day, secondVersionOfDispute, type ClonedDatabase } from '@lib/testing';
import { loadCalendar, loadCodes, loadLaw, loadTown } from '@lib/town';
import { commands } from '../commands.js';
import { runCommand } from '../run-command.js';

const monday = Date.parse('2026-09-07T10:00:00+08:00');

/** The command line as an operator uses it, on a database of its own whose program knows a second version of the flow. */
describe('flow:migrate', () => {
  const second = secondVersionOfDispute();
  const first = flowOf('dispute');
  const root = join(projectRoot(), 'config');
  let database: ClonedDatabase;
  let app: DataSource;
  let worlds: TownWorlds;
  let cases: CaseStore;
  let folder: string;
  let plan: string;
  let town: { readonly id: number; readonly room: string; readonly village: string };
  let person: PersonActor;
  let fresh: Case;
  let mediating: Case;

  beforeAll(async () => {
    database = await cloneDatabase();
    app = await openDatabase(database.urls.app, { max: 2 });
    const [law, codes] = [loadLaw(root), loadCodes(root)];
    const ground = {
      calendar: makeCalendar(loadCalendar(root), loadTown(root, 'duliu')),
      deadlineRules: law.deadlines,
      screen: law.screen,
      doors: codes.doors,
      tiles: codes.tiles,
      leaves: codes.leaves,
    };
    worlds = new TownWorlds(app, () => ground);
    cases = new CaseStore(app, (id, now) => worlds.at(id, now), vaultOf(app, Buffer.alloc(32, 7)));
    const owner = await openDatabase(database.urls.superuser, { max: 1 });
    const found = await owner.query<{ id: number; room: string; village: string; person: string }[]>(
      `select o.town_id as id, o.id as room, o.village_id as village, p.person_id as person from organisation o
       join town t on t.id = o.town_id and t.slug = 'duliu' join post p on p.town_id = o.town_id and p.organisation_id = o.id
       where o.kind = 'village-room' and p.role = 'village-mediator' order by o.id limit 1`,
    );
    await owner.destroy();
    const [place] = found;
    if (!place) throw new Error('a town without a mediator');
    town = place;
    person = { kind: 'person', personId: place.person, posts: [{ role: 'village-mediator', organisation: place.room }] };
    folder = mkdtempSync(join(tmpdir(), 'duliu-flow-migrate-'));
    plan = join(folder, 'plan.json');
    const open = Object.keys(first.states).filter((state) => first.states[state]?.open);
    const states = { ...Object.fromEntries(open.map((state) => [state, state])), 'village-mediating': 'cooling-down' };
    writeFileSync(plan, JSON.stringify({ flow: 'dispute', from: first.version, to: second.version, states, deadlines: 'keep' }));
    fresh = await register();
    mediating = await act(await register(), 'accept');
  });
  afterAll(async () => {
    await app.destroy();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const kept = (outcome: Outcome): Case => {
    if (outcome.kind !== 'kept') throw new Error(`not kept: ${JSON.stringify(outcome)}`);
    return outcome.dispute;
  };
  const register = async (): Promise<Case> =>
    kept(
      await cases.register(
        { townId: town.id, actor: person },
        {
          kind: 'dispute',
          clientId: null,
          village: town.village,
          occurredOn: '2026-09-06',
          summary: '宅基地边界不清',
          tile: 'neighbour',
          leaf: null,
          urgency: 'normal',
          source: 'walk-in',
          serviceType: 'mediation',
          project: null,
          amount: null,
          peopleInvolved: null,
          parties: [
            { role: 'applicant', name: '张三' },
            { role: 'respondent', name: '李四' },
          ],
          from: town.room,
          numberOf: (year, running) => `(${year})试${running}`,
        },
        monday,
      ),
    );
  const act = async (one: Case, action: string): Promise<Case> => {
    const world = await worlds.at(town.id, monday);
    const offer = allowedActions(one, person, world).find((known) => known.action === action);
    if (!offer || !edgeFrom(one, action)) throw new Error(`nobody may ${action} in ${one.state}`);
    const call = {
      caseId: one.id,
      action,
      expectedVersion: one.version,
      input: offer.example,
      showing: [],
      sees: () => true,
      check: () => {},
    };
    return kept(await cases.act({ townId: town.id, actor: person }, call, monday));
  };
  const now = async ({ id }: Case): Promise<string> => {
    const found = await new StoredCases(app).one(town.id, id);
    if (!found) throw new Error('gone');
    return `${found.data.state} ${found.data.flowVersion}`;
  };
  const environment = () => ({ ...databaseEnvironment(database.urls), DATA_DIR: folder });
  const cli = async (
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly out: readonly string[]; readonly err: string }> => {
    const out: string[] = [];
    const err: string[] = [];
    const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
    const code = await runCommand(commands, ['flow:migrate', '--plan', plan, ...args], environment(), terminal);
    return { code, out, err: err.join('\n') };
  };
  const figureIn = (out: readonly string[]): string => /--as-shown (\w+)/.exec(out.join('\n'))?.[1] ?? '';

  it('is refused, as wrong use, before anybody has looked', async () => {
    for (const wrong of [[], ['--dry-run', '--as-shown', '0123456789abcdef']])
      expect(await cli(...wrong)).toMatchObject({ code: 2, err: expect.stringContaining('needs either --dry-run, or --as-shown') });
  });

  it('shows who would move where, moves nobody, and says by which figure it is done', async () => {
    const { code, out } = await cli('--dry-run');
    expect(code).toBe(0);
    expect(out.slice(0, 2).toSorted()).toEqual(
      [
        `${fresh.number}  registered -> registered`,
        `${mediating.number}  village-mediating -> cooling-down, ends S-08 T-04, begins S-10`,
      ].toSorted(),
    );
    expect(out[2]).toBe('dispute: 2 of 2 open cases would go from version 1 to version 2.');
    expect(figureIn(out)).toMatch(/^[0-9a-f]{16}$/);
    expect([await now(fresh), await now(mediating)]).toEqual(['registered 1', 'village-mediating 1']);
    expect((await cli('--dry-run')).out).toEqual(out);
  });

  it('has nothing to roll back yet, and says so by its exit code', async () => {
    const { code, out } = await cli('--rollback', '--dry-run');
    expect([code, out[0]]).toEqual([1, 'dispute: 0 of 0 open cases would go from version 2 to version 1.']);
  });

  it('moves nobody once the cases are no longer those that were shown', async () => {
    const figure = figureIn((await cli('--dry-run')).out);
    fresh = await act(fresh, 'accept');
    expect(await cli('--as-shown', figure)).toMatchObject({ code: 1, out: [expect.stringContaining('nothing was moved')] });
    expect([await now(fresh), await now(mediating)]).toEqual(['village-mediating 1', 'village-mediating 1']);
  });

  it('does what was shown, and nothing the second time', async () => {
    const shown = await cli('--dry-run');
    const done = await cli('--as-shown', figureIn(shown.out));
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toEqual([...shown.out.slice(0, 2), 'dispute: 2 of 2 open cases went from version 1 to version 2.']);
    expect([await now(fresh), await now(mediating)]).toEqual(['cooling-down 2', 'cooling-down 2']);
    const again = await cli('--dry-run');
    expect([again.code, again.out[0]]).toEqual([0, 'dispute: 0 of 0 open cases would go from version 1 to version 2.']);
  });

  it('brings back whoever has not moved since, and leaves the others where they are', async () => {
    await actHere(fresh, 'go-on');
    const shown = await cli('--rollback', '--dry-run');
    const back = await cli('--rollback', '--as-shown', figureIn(shown.out));
    expect(back.code).toBe(0);
    expect(back.out.at(-1)).toBe('dispute: 1 of 2 open cases went from version 2 to version 1.');
    expect(back.out.some((line) => line.startsWith(fresh.number) && line.includes('migration/moved-since'))).toBe(true);
    expect([await now(fresh), await now(mediating)]).toEqual(['mediating-in-village 2', 'village-mediating 1']);
  });

  it('ends with 1, as a process too, where a rollback moved nothing', () => {
    const compiled = (path: string): string => join(compiledHouse(), path);
    const knows = join(folder, 'knows-the-second-version.mjs');
    const versions = JSON.stringify(pathToFileURL(compiled('libs/testing/src/second-version.js')).href);
    writeFileSync(knows, `import { secondVersionOfDispute } from ${versions};\nsecondVersionOfDispute();\n`);
    const run = (...args: readonly string[]) => {
      const given = ['--import', pathToFileURL(knows).href, compiled('apps/cli/src/main.js'), 'flow:migrate', '--plan', plan, ...args];
      const { NODE_OPTIONS: _, ...env } = process.env;
      return spawnSync(process.execPath, given, { env: { ...env, ...environment() }, encoding: 'utf8', timeout: 5 * 60_000 });
    };
    const shown = run('--rollback', '--dry-run');
    expect([shown.stderr, shown.status]).toEqual(['', 1]);
    const back = run('--rollback', '--as-shown', figureIn(shown.stdout.split('\n')));
    expect(back.stdout).toContain('dispute: 0 of 1 open cases went from version 2 to version 1.');
    expect([back.stderr, back.status]).toEqual(['', 1]);
  });

  const actHere = async (one: Case, action: string): Promise<Case> => {
    const found = await new StoredCases(app).one(town.id, one.id);
    if (!found) throw new Error('gone');
    const { data } = found;
    const call = { caseId: data.id, action, expectedVersion: data.version, input: {}, showing: [], sees: () => true, check: () => {} };
    return kept(await cases.act({ townId: town.id, actor: person }, call, Date.now() + day));
  };
});
