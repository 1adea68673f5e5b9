import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { SignedIn } from '@lib/access';
import { projectRoot } from '@lib/platform';
import { CaseReader, CaseStore, HistoryReader, openDatabase, TownWorlds, vaultOf } from '@lib/store';
import { cloneDatabase, fixedClock, hour, type ClonedDatabase } from '@lib/testing';
import { Refused } from '../edge/refused.js';
import { loadTownContext } from '../town/load-town.js';
import type { Caller } from './caller.js';
import { answerText } from './case-json.js';
import { CaseLists } from './case-lists.js';
import { CasesService } from './cases.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { PastCases } from './past-cases.js';

jest.setTimeout(900_000);
const long = process.env['TEST_LANE'] === 'long';
const runs = long ? 200 : 15;
const clock = fixedClock('2026-09-07T10:00:00+08:00');

/** A case as the oracle knows it, from what the test itself made of it. */
interface Known {
  readonly id: string;
  readonly village: string;
  readonly involved: readonly string[];
  readonly petition: boolean;
  readonly by: string;
  readonly recused: readonly string[];
  readonly accuses: boolean;
  readonly owned: boolean;
}
type Post = readonly [role: string, office: string];

let database: ClonedDatabase;
let app: DataSource;
let town: Caller['town'];
let cases: CasesService;
let past: PastCases;
let deadlines: DeadlinesService;
const known: Known[] = [];
const villageOfRoom = new Map<string, string>();

beforeAll(async () => {
  database = await cloneDatabase();
  app = await openDatabase(database.urls.app, { max: 6 });
  town = await loadTownContext(app, join(projectRoot(), 'config'), 'duliu');
  const { calendar, law, codes } = town;
  const worlds = new TownWorlds(app, () => ({
    calendar,
    deadlineRules: law.deadlines,
    screen: law.screen,
    doors: codes.doors,
    tiles: codes.tiles,
    leaves: codes.leaves,
  }));
  const vault = vaultOf(app, Buffer.alloc(32, 7));
  const reader = new CaseReader(app, vault);
  const lists = new CaseLists(clock, reader, worlds);
  cases = new CasesService(clock, new CaseStore(app, (id, now) => worlds.at(id, now), vault), reader, lists);
  past = new PastCases(clock, new HistoryReader(app), reader, lists);
  deadlines = new DeadlinesService(lists, app, clock);
  await fill();
  clock.advance(hour);
});
afterAll(async () => {
  await app?.destroy();
  await database?.drop();
});

/** Cases of three villages, told by hand who takes part, whence they come and who registered them. */
async function fill(): Promise<void> {
  const rooms = town.town.organisations.filter(({ kind }) => kind === 'village-room').slice(0, 3);
  for (const { id, village } of rooms) villageOfRoom.set(id, village ?? '');
  const owner = new pg.Client({ connectionString: database.urls.superuser });
  await owner.connect();
  const others = [[], ['police'], ['mediators'], ['law-firm', 'police'], ['tribunal'], ['petition-office'], []];
  for (let n = 0; n < 21; n += 1) {
    const room = rooms[n % 3]?.id ?? '';
    const village = town.town.villages.find(({ id }) => id === villageOfRoom.get(room));
    const made = await cases.register(
      callerOf('p-somebody', [['dispatcher', 'centre']]),
      {
        parties: [
          { role: 'applicant', name: '欧阳丁', phone: '13812340000', idNumber: '120118199001011234' },
          { role: 'respondent', name: '司徒丙' },
        ],
        summary: '滴水檐争执，欧阳丁先动手',
        tile: 'neighbour',
        villageCode: village?.code ?? '',
        occurredOn: '2026-09-06',
        urgency: 'normal',
      },
      undefined,
    );
    const one: Known = {
      id: made.id,
      village: village?.id ?? '',
      involved: [room, ...(others[n % 7] ?? [])],
      petition: n % 5 === 0,
      by: `p-${n % 4}`,
      recused: n % 4 === 1 ? [`p-${n % 3}`] : [],
      accuses: n % 3 === 1,
      owned: n % 2 === 0,
    };
    const source = one.petition ? 'petition' : 'application';
    await owner.query(
      `update cases set involved = $2, source = $3, registered_by = $4,
         data = data || jsonb_build_object('involved', $2::text[], 'source', $3::text, 'registeredBy', $4::text, 'recused', $5::text[]) where id = $1`,
      [one.id, one.involved, source, one.by, one.recused],
    );
    // By its leaf or by a line of the intake screen, in turn.
    const accusing = n % 2 === 0 ? { leaf: '1502' } : { screen: [{ rule: 'N15' }] };
    await owner.query('update cases set data = data || $2::jsonb where id = $1', [
      one.id,
      { ownedByLeader: one.owned, ...(one.accuses ? accusing : {}) },
    ]);
    await owner.query(`update event set data = data || jsonb_build_object('source', $2::text) where matter_id = $1 and seq = 1`, [
      one.id,
      source,
    ]);
    known.push(one);
  }
  await owner.end();
}

function callerOf(personId: string, posts: readonly Post[]): Caller {
  const held = posts.map(([role, organisation]) => ({ role, organisation }));
  const actor: SignedIn = {
    kind: 'person',
    personId,
    posts: held,
    townId: town.townId,
    accountId: 'a',
    username: 'u',
    name: '某',
    demonstration: true,
    owes: [],
  };
  return { actor, town, language: 'zh' };
}

// The oracle: domain/6 in plain words, from nothing of the policy.
function seesIt(person: string, posts: readonly Post[], one: Known): boolean {
  if (posts.some(([role]) => ['dispatcher', 'centre-head', 'town-leader', 'auditor'].includes(role))) return true;
  if (one.recused.includes(person)) return false;
  if (one.accuses && posts.some(([role, office]) => role === 'village-leader' && villageOfRoom.get(office) === one.village)) return false;
  let working = false;
  for (const [role, office] of posts) {
    if (role === 'admin') continue;
    working = true;
    if (role === 'village-mediator' || role === 'village-leader') {
      if (villageOfRoom.get(office) === one.village) return true;
      continue;
    }
    if (one.involved.includes(office)) return true;
    if (role === 'petition-officer' && one.petition) return true;
  }
  return working && one.by === person;
}

function readsNames(person: string, posts: readonly Post[], one: Known): boolean {
  const nameless = one.owned ? ['auditor'] : ['auditor', 'town-leader'];
  return one.by === person || posts.some((post) => !nameless.includes(post[0]) && seesIt('nobody', [post], one));
}

const readsPhones = (person: string, posts: readonly Post[], one: Known): boolean =>
  one.by === person ||
  posts.some((post) => !['auditor', 'village-leader', 'town-leader'].includes(post[0]) && seesIt('nobody', [post], one));

const person = fc.constantFrom('p-0', 'p-1', 'p-2', 'p-3', 'p-stranger');
const posts = (): fc.Arbitrary<readonly Post[]> => {
  const rooms = [...villageOfRoom.keys()];
  const roomPost = fc.tuple(fc.constantFrom('village-mediator', 'village-leader'), fc.constantFrom(...rooms));
  const officePost = fc.constantFrom<Post>(
    ['dispatcher', 'centre'],
    ['centre-head', 'centre'],
    ['police', 'police'],
    ['town-mediator', 'mediators'],
    ['lawyer', 'law-firm'],
    ['court-liaison', 'tribunal'],
    ['petition-officer', 'petition-office'],
    ['town-leader', 'town-government'],
    ['auditor', 'town-government'],
    ['admin', 'town-government'],
  );
  return fc.array(fc.oneof(roomPost, officePost), { minLength: 1, maxLength: 3 });
};

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id).toSorted();
const found = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refused) return false;
      throw error;
    },
  );

describe('every surface', () => {
  it('shows a random person exactly the cases of the oracle, and as clearly', async () => {
    await fc.assert(
      fc.asyncProperty(person, posts(), async (who, held) => {
        const caller = callerOf(who, held);
        const expected = known.filter((one) => seesIt(who, held, one));
        const expectedIds = ids(expected);
        const list = await cases.ledger(caller, { count: true });
        expect(ids(list.items)).toEqual(expectedIds);
        expect(list.total).toBe(expectedIds.length);
        const searched = await cases.ledger(caller, { q: '滴水檐', count: true, sort: 'due' });
        expect(ids(searched.items)).toEqual(expectedIds);
        expect(searched.total).toBe(expectedIds.length);
        expect(ids((await deadlines.list(caller, {})).items)).toEqual(expectedIds);
        for (const one of known.slice(0, long ? known.length : 9)) {
          const sees = expectedIds.includes(one.id);
          expect(await found(cases.one(caller, one.id))).toBe(sees);
          expect(await found(cases.events(caller, one.id, {}))).toBe(sees);
          expect(await found(past.asOf(caller, one.id, '2026-09-07T10:30:00+08:00'))).toBe(sees);
        }
        for (const one of expected.slice(0, 3)) {
          const names = readsNames(who, held, one);
          const view = await cases.one(caller, one.id);
          expect(JSON.parse(answerText(view))).toEqual(JSON.parse(JSON.stringify(view)));
          const row = list.items.find(({ id }) => id === one.id);
          expect(view.parties[0]).toMatchObject({
            name: names ? '欧阳丁' : '欧*',
            phone: readsPhones(who, held, one) ? '13812340000' : '138****0000',
            idNumber: '120***********1234',
          });
          const told = JSON.stringify([
            view,
            row,
            await cases.events(caller, one.id, {}),
            await past.asOf(caller, one.id, '2026-09-07T10:30:00+08:00'),
          ]);
          expect(told.includes('欧阳丁')).toBe(names);
          expect(told).not.toContain('120118199001011234');
        }
        // Whoever sees a masked name cannot try names by search; whoever reads them all finds by them all.
        const byName = ids((await cases.ledger(caller, { q: '司徒丙' })).items);
        const named = ids(expected.filter((one) => readsNames(who, held, one)));
        for (const id of byName) expect(named).toContain(id);
        if (!held.some(([role]) => ['auditor', 'town-leader'].includes(role))) expect(byName).toEqual(named);
      }),
      { numRuns: runs },
    );
  });
});
