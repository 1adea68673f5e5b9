import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { MasterKey } from '@lib/access';
import { makeCalendar } from '@lib/calendar';
import { allowedActions, edgeFrom, type Case } from '@lib/cases';
import type { Input, PersonActor } from '@lib/kernel';
import { projectRoot } from '@lib/platform';
import { cloneDatabase, type ClonedDatabase } from '@lib/testing';
import { loadCalendar, loadCodes, loadLaw, loadTown } from '@lib/town';
import { CaseStore, type Outcome, type RegistrationInput } from './case-store.js';
import { openDatabase } from './database.js';
import { DeadlineStore } from './deadline-store.js';
import { TownWorlds, type TownGround } from './town-world.js';
import { KeyRing } from './vault/key-ring.js';
import { TextVault } from './vault/text-vault.js';

/** The town of the configuration on a database of its own, with cases that real commands make. */
export interface StoredTown {
  readonly database: ClonedDatabase;
  readonly app: DataSource;
  /** As the owner of the tables, who can also do what nobody may. */
  readonly owner: pg.Client;
  readonly cases: CaseStore;
  readonly keys: KeyRing;
  readonly vault: TextVault;
  readonly townId: number;
  readonly ground: TownGround;
  register(now: number, changes?: Partial<RegistrationInput>): Promise<Case>;
  /** As somebody who may, with the action's own example. */
  act(dispute: Case, action: string, now: number, changes?: Input): Promise<Case>;
  /** What a sweep does: everything that is due at `now`, oldest first. Returns how many fired. */
  sweep(now: number): Promise<number>;
  close(): Promise<void>;
}

/** Opens what tests have sealed; theirs alone. */
export const testMasterKey = Buffer.alloc(32, 7);

export const groundOf = (slug: string): TownGround => {
  const root = join(projectRoot(), 'config');
  const [law, codes] = [loadLaw(root), loadCodes(root)];
  return {
    calendar: makeCalendar(loadCalendar(root), loadTown(root, slug)),
    deadlineRules: law.deadlines,
    screen: law.screen,
    doors: codes.doors,
    tiles: codes.tiles,
    leaves: codes.leaves,
  };
};

export async function storedTown(): Promise<StoredTown> {
  const database = await cloneDatabase();
  const app = await openDatabase(database.urls.app, { max: 4 });
  const claimer = await openDatabase(database.urls.claimer, { max: 2 });
  const owner = new pg.Client({ connectionString: database.urls.superuser });
  await owner.connect();
  const ground = groundOf('duliu');
  const worlds = new TownWorlds(app, () => ground);
  const keys = new KeyRing(app, new MasterKey(testMasterKey));
  const vault = new TextVault(keys);
  const cases = new CaseStore(app, (id, now) => worlds.at(id, now), vault);
  const deadlines = new DeadlineStore(claimer, app);
  const towns = await owner.query<{ id: number }>("select id from town where slug = 'duliu'");
  const townId = towns.rows[0]?.id ?? 0;
  const rooms = await owner.query<{ id: string; village: string }>(
    "select id, village_id as village from organisation where town_id = $1 and kind = 'village-room' order by id limit 1",
    [townId],
  );
  const room = rooms.rows[0];
  if (!room) throw new Error('a town without a room');
  const held = await owner.query<{ person: string; role: string; organisation: string }>(
    "select person_id as person, role, organisation_id as organisation from post where town_id = $1 and valid_to is null and (organisation_id not like 'room-%' or organisation_id = $2)",
    [townId, room.id],
  );
  const people = held.rows.map(({ person, role, organisation }): PersonActor => ({
    kind: 'person',
    personId: person,
    posts: [{ role, organisation }],
  }));
  const mediator = people.find(({ posts }) => posts[0]?.role === 'village-mediator' && posts[0].organisation === room.id);
  if (!mediator) throw new Error('a room without a mediator');

  let registered = 0;
  return {
    database,
    keys,
    vault,
    app,
    owner,
    cases,
    townId,
    ground,
    register: async (now, changes = {}) => {
      registered += 1;
      const outcome = await cases.register(
        { townId, actor: mediator },
        {
          kind: 'dispute',
          clientId: null,
          village: room.village,
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
          from: room.id,
          numberOf: (year, running) => `(${year})试${running}-${registered}`,
          ...changes,
        },
        now,
      );
      return kept(outcome);
    },
    act: async (dispute, action, now, changes = {}) => {
      const world = await worlds.at(townId, now);
      const doer = people.find((person) =>
        allowedActions(dispute, person, world).some((offer) => offer.action === action && offer.refusal === undefined),
      );
      const edge = edgeFrom(dispute, action);
      if (!doer || !edge) throw new Error(`nobody may ${action} in ${dispute.state}`);
      const example = edge.example(dispute, world, { personId: doer.personId, organisations: doer.posts.map((post) => post.organisation) });
      const call = {
        caseId: dispute.id,
        action,
        expectedVersion: dispute.version,
        input: { ...example, ...changes },
        showing: [],
        numberOf: (kind: string, village: string | null, year: number, running: number) => `(${year})试${kind}${village ?? ''}${running}`,
        sees: () => true,
        check: () => {},
      };
      return kept(await cases.act({ townId, actor: doer }, call, now));
    },
    sweep: async (now) => {
      for (let fired = 0; ; fired += 1) {
        const [key] = await deadlines.dueCandidates(now, 1);
        if (!key) return fired;
        const outcome = await cases.expire(key, now);
        if (outcome !== 'fired') throw new Error(`${key.rule} did not fire: ${JSON.stringify(outcome)}`);
      }
    },
    close: async () => {
      await Promise.all([app.destroy(), claimer.destroy(), owner.end()]);
      await database.drop();
    },
  };
}

function kept(outcome: Outcome): Case {
  if (outcome.kind !== 'kept') throw new Error(`not kept: ${JSON.stringify(outcome)}`);
  return outcome.dispute;
}
