import { describe, expect, it } from '@jest/globals';
import { configRoot, faultOf, testTowns, withChanged } from './changed-config.fixture.js';
import { loadTown } from './load-town.js';
import { holdsOn, villageOfCode } from './town.js';

const duliu = loadTown(configRoot, 'duliu');
const faultWith = (file: string, from: string, to: string): string =>
  withChanged(`towns/duliu/${file}`, from, to, (root) => faultOf(() => loadTown(root, 'duliu')));
const warningsWith = (from: string, to: string): readonly string[] =>
  withChanged('towns/duliu/rosters.yaml', from, to, (root) => loadTown(root, 'duliu').warnings.map(({ says }) => says.en));

describe('the town of 独流镇', () => {
  it('has its twenty-eight villages with their codes', () => {
    expect(duliu.villages).toHaveLength(28);
    expect(new Set(duliu.villages.map(({ code }) => code)).size).toBe(28);
    expect(duliu.villages.find(({ id }) => id === 'jiushibao')).toMatchObject({
      code: '120118102219',
      numberName: '九十堡',
      name: { zh: '九十堡' },
    });
    expect(duliu.villages.at(-1)).toMatchObject({ id: 'wangjiaying', code: '120118102228' });
  });
  it('has its offices and a room for each village', () => {
    expect(duliu.organisations.filter(({ kind }) => kind === 'village-room')).toHaveLength(28);
    for (const id of ['centre', 'police', 'mediators', 'law-firm', 'tribunal', 'petition-office', 'town-government']) {
      expect(duliu.organisations.some((organisation) => organisation.id === id)).toBe(true);
    }
    expect(duliu.organisations.find(({ id }) => id === 'room-jiushibao')).toMatchObject({
      village: 'jiushibao',
      name: { zh: '九十堡村街调解室' },
    });
  });
  it('has the demonstration accounts of the contract, each of its own invented name', () => {
    const usernames = duliu.people.map(({ username }) => username);
    const villages = duliu.villages.map(({ code }) => code.slice(-3));
    const expected = villages.flatMap((code) => [`v${code}`, `v${code}b`, `v${code}c`, `vl${code}`]);
    const offices = ['centre', 'centrehead', 'police', 'mediator', 'lawyer', 'court', 'petition', 'leader', 'auditor', 'admin'];
    expect([...usernames].sort()).toEqual([...expected, ...offices].sort());
    expect(new Set(duliu.people.map(({ name }) => name)).size).toBe(duliu.people.length);
    expect(duliu.people.every(({ demonstration }) => demonstration)).toBe(true);
  });
  it('has in each village three mediators on the roster, one of them director, and a leader', () => {
    for (const { id } of duliu.villages) {
      const posts = duliu.people.flatMap((person) => person.posts).filter(({ organisation }) => organisation === `room-${id}`);
      expect(posts.filter(({ role, roster }) => role === 'village-mediator' && roster)).toHaveLength(3);
      expect(posts.filter(({ director }) => director)).toHaveLength(1);
      expect(posts.filter(({ role }) => role === 'village-leader')).toHaveLength(1);
    }
  });
  it('lacks nothing that the law asks for', () => {
    expect(duliu.warnings).toEqual([]);
  });
  it('knows a village by its code on a day', () => {
    expect(villageOfCode(duliu, '120118102219', '2026-09-05')?.id).toBe('jiushibao');
    expect(villageOfCode(duliu, '120118102219', '2010-01-01')).toBeUndefined();
    expect(villageOfCode(duliu, '120118103201', '2026-09-05')).toBeUndefined();
  });
});

describe('another town', () => {
  it('is another folder, in another place', () => {
    const xiaozhen = loadTown(configRoot, 'xiaozhen', testTowns);
    expect(xiaozhen.villages.map(({ id }) => id)).toEqual(['jiacun', 'yicun']);
    expect(xiaozhen).toMatchObject({ opensAt: '09:00', closeOfBusiness: '17:00', warnings: [] });
  });
  it.each(['../duliu', 'nowhere', '', 'Duliu', 'duliu/..'])('named %j is refused', (slug) => {
    expect(faultOf(() => loadTown(configRoot, slug))).toMatch(/no such town folder|no name of a town folder/);
  });
});

describe('a village whose code changes', () => {
  const merged = `[{ code: '120118102201', validFrom: '2016-01-01', validTo: '2025-12-31' }, { code: '120118102001', validFrom: '2026-01-01', validTo: null }]`;
  it('is found by each code in its own days', () => {
    withChanged('towns/duliu/villages.yaml', `[{ code: '120118102201', validFrom: '2016-01-01', validTo: null }]`, merged, (root) => {
      const town = loadTown(root, 'duliu');
      expect(town.villages[0]?.code).toBe('120118102001');
      expect(villageOfCode(town, '120118102201', '2025-12-31')?.id).toBe('tuanjiejie');
      expect(villageOfCode(town, '120118102201', '2026-01-01')).toBeUndefined();
      expect(villageOfCode(town, '120118102001', '2026-01-01')?.id).toBe('tuanjiejie');
    });
  });
  it('is refused when the days of two codes overlap', () => {
    const overlapping = merged.replace('2025-12-31', '2026-06-30');
    expect(faultWith('villages.yaml', `[{ code: '120118102201', validFrom: '2016-01-01', validTo: null }]`, overlapping)).toBe(
      '/0/codes/1: 120118102001 overlaps 120118102201 of tuanjiejie in its days of validity',
    );
  });
});

describe('a town file is refused, with its place, for', () => {
  it.each([
    [
      'a code of another town',
      'villages.yaml',
      "'120118102202'",
      "'120118103202'",
      "/1/codes/0/code: 120118103202 does not begin with the town's 120118102",
    ],
    [
      'one code for two villages',
      'villages.yaml',
      "'120118102202'",
      "'120118102201'",
      '/1/codes/0: 120118102201 overlaps 120118102201 of tuanjiejie in its days of validity',
    ],
    ['a village twice', 'villages.yaml', 'id: youhaojie', 'id: tuanjiejie', '/1: the village tuanjiejie stands twice'],
    [
      'one number name for two villages',
      'villages.yaml',
      'numberName: 友好街',
      'numberName: 团结街',
      '/1/numberName: the name in case numbers 团结街 stands twice',
    ],
    [
      'a day that does not exist',
      'villages.yaml',
      "'2016-01-01'",
      "'2016-02-30'",
      '/0/codes/0/validFrom: should be a date that exists, like 2026-09-05, not "2016-02-30"',
    ],
    [
      'a user name twice',
      'rosters.yaml',
      'username: v201b',
      'username: v201',
      '/villages/tuanjiejie/mediators/1/username: the user name v201 stands twice',
    ],
    ['an unknown role', 'rosters.yaml', 'role: dispatcher', 'role: despatcher', '/offices/centre/0: there is no role despatcher'],
    [
      'a role in the wrong office',
      'rosters.yaml',
      'role: dispatcher',
      'role: lawyer',
      '/offices/centre/0: lawyer cannot be held at centre, a centre',
    ],
    ['people of an unknown office', 'rosters.yaml', '\n  police:\n', '\n  polize:\n', '/offices/polize: there is no organisation polize'],
    [
      'people of an unknown village',
      'rosters.yaml',
      '\n  tuanjiejie:\n',
      '\n  tuanjie:\n',
      '/villages/tuanjie: there is no village tuanjie',
    ],
    [
      'a second post nowhere',
      'rosters.yaml',
      'role: lawyer }',
      'role: lawyer, posts: [{ role: town-mediator, organisation: mediator }] }',
      '/offices/law-firm/0/posts: the post of town-mediator is at mediator, which is no organisation of the town',
    ],
    [
      'an unknown gender',
      'rosters.yaml',
      'gender: female',
      'gender: woman',
      '/offices/centre/0/gender: "woman" is not one of female, male',
    ],
    [
      'a misspelt key',
      'town.yaml',
      'closeOfBusiness:',
      'closeOfBussiness:',
      '/closeOfBussiness: unknown key; known here: slug, name, numberPrefix, committeeNumberPrefix, codePrefix, opensAt, closeOfBusiness, villageRoom, monthlyReport, offices',
    ],
    ['an hour that does not exist', 'town.yaml', "'17:30'", "'25:30'", '/closeOfBusiness: "25:30" is not a time of day like 17:30'],
    ['hours the wrong way round', 'town.yaml', "'17:30'", "'07:30'", '/closeOfBusiness: business closes before it opens'],
    [
      'an unknown kind of office',
      'town.yaml',
      'kind: police',
      'kind: polis',
      '/offices/4/kind: "polis" is not one of village-room, centre, police, mediation-committee, law-firm, tribunal, petition-office, town-government',
    ],
    [
      'an office under nothing',
      'town.yaml',
      'parent: town-government',
      'parent: townhall',
      '/offices: centre is under townhall, which is no organisation of the town',
    ],
    [
      'an opening day that February lacks',
      'town.yaml',
      'opensOn: 20',
      'opensOn: 30',
      '/monthlyReport/opensOn: not every month has that day; choose one of 1 to 28',
    ],
    [
      'a summary before the grace is over',
      'town.yaml',
      'summary: 3 WD',
      'summary: 1 WD',
      '/monthlyReport/summary: the summary would come before the days of grace are over',
    ],
    [
      'a reminder that is no time before the end',
      'town.yaml',
      '[3 WD,',
      '[3 M,',
      '/monthlyReport/remind/0: "3 M" is no time before the end; write 3 WD, or 7 h on the last day itself',
    ],
    ['no centre', 'town.yaml', 'id: centre,', 'id: center,', '/offices: a town has an office `centre` of the kind centre'],
    [
      'a missing language',
      'town.yaml',
      'name: { zh: 独流镇, en: Duliu Town }',
      'name: { zh: 独流镇 }',
      '/name/en: is missing; it should be a text (put numbers and times in quotes)',
    ],
    ['a slug that is not its folder', 'town.yaml', 'slug: duliu', 'slug: other', '/slug: the folder is named duliu'],
  ])('%s', (_, file, from, to, expected) => {
    expect(faultWith(file, from, to)).toBe(expected);
  });
  it('text that is no YAML, naming the file', () => {
    withChanged('towns/duliu/town.yaml', 'offices:', 'offices: [', (root) => {
      expect(() => loadTown(root, 'duliu')).toThrow(/town\.yaml: not well formed: /);
    });
  });
});

describe('a roster that falls short of the law starts, with a warning', () => {
  it('for a village without a woman', () => {
    const lonely = duliu.villages.map(({ id }) =>
      duliu.people.filter(({ posts }) => posts.some(({ organisation, roster }) => roster && organisation === `room-${id}`)),
    );
    const oneWoman = lonely.map((people) => people.filter(({ gender }) => gender === 'female')).find((women) => women.length === 1)?.[0];
    const text = `username: ${oneWoman?.username}, name: ${oneWoman?.name}, gender: `;
    expect(warningsWith(`${text}female`, `${text}male`)).toEqual([expect.stringContaining('has no woman among its mediators')]);
  });
  it('for a village with two mediators, or no director', () => {
    const [director] = duliu.people.filter(({ username }) => username === 'v219');
    const line = `username: v219, name: ${director?.name}, gender: ${director?.gender}, director: true`;
    expect(warningsWith(line, line.replace(', director: true', ''))).toEqual(['Jiushibao has 0 directors; there should be one']);
    expect(warningsWith(line, `${line}, to: '2026-01-31'`)).toEqual(
      expect.arrayContaining(['Jiushibao has 2 mediators; at least three are needed', 'Jiushibao has 0 directors; there should be one']),
    );
  });
  it('for a role that nobody holds', () => {
    const lawyer = duliu.people.find(({ username }) => username === 'lawyer');
    const line = `role: lawyer }`;
    expect(lawyer?.posts[0]?.role).toBe('lawyer');
    expect(warningsWith(line, `role: lawyer, to: '2026-01-31' }`)).toEqual(['nobody holds the role Lawyer (lawyer)']);
  });
});

describe('a post', () => {
  it('is held from its first day to its last', () => {
    const post = { role: 'lawyer', organisation: 'law-firm', from: '2025-01-01', to: '2025-12-31' };
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((day) => holdsOn(post, day))).toEqual([false, true, true, false]);
    expect(holdsOn({ ...post, to: null }, '9999-12-31')).toBe(true);
  });
});
