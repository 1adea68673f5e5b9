import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { startOfDay } from '@lib/calendar';
import { loadCodes } from './load-codes.js';
import { loadLaw } from './load-law.js';
import { loadTown } from './load-town.js';
import { declaredFlows as flows, FlowFault, proofLines, proveFlows, requireProof } from './prove-flows.js';
import type { Town } from './town.js';

const root = fileURLToPath(new URL('../../../config', import.meta.url));
const law = loadLaw(root);
const codes = loadCodes(root);
const duliu = loadTown(root, 'duliu');
const now = startOfDay('2026-09-01');

/** The same town with each village a hundred times over, and with everybody who works there. */
const hundredfold = (town: Town): Town => {
  const copies = Array.from({ length: 100 }, (_, copy) => copy);
  const ofVillage = town.organisations.filter(({ village }) => village !== undefined);
  const rooms = new Set(ofVillage.map(({ id }) => id));
  const villagers = town.people.filter(({ posts }) => posts.some(({ organisation }) => rooms.has(organisation)));
  return {
    ...town,
    villages: copies.flatMap((copy) => town.villages.map((village) => ({ ...village, id: `${village.id}-${copy}` }))),
    organisations: [
      ...town.organisations.filter(({ id }) => !rooms.has(id)),
      ...copies.flatMap((copy) => ofVillage.map((room) => ({ ...room, id: `${room.id}-${copy}`, village: `${room.village}-${copy}` }))),
    ],
    people: [
      ...town.people.filter((person) => !villagers.includes(person)),
      ...copies.flatMap((copy) =>
        villagers.map((person) => ({
          ...person,
          id: `${person.id}-${copy}`,
          posts: person.posts.map((post) => ({ ...post, organisation: `${post.organisation}-${copy}` })),
        })),
      ),
    ],
  };
};

const abandoned = (town: Town, room: string): Town => ({
  ...town,
  people: town.people.map((person) => ({ ...person, posts: person.posts.filter(({ organisation }) => organisation !== room) })),
});

describe('the flows of the town', () => {
  it('are proved, every one', () => {
    expect(proveFlows(duliu, law, codes, now).flatMap(proofLines)).toEqual(
      flows.map((flow) =>
        expect.stringMatching(`^${flow.name} \\(version ${flow.version}\\) is proved: \\d+ states, \\d+ actions, 28 villages\\.$`),
      ),
    );
  });
  it.each([
    ['28', duliu],
    ['2,800', hundredfold(duliu)],
  ])('are proved for %s villages in less than a second of processor time', (villages, town) => {
    const before = process.cpuUsage();
    const proofs = proveFlows(town, law, codes, now);
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    process.stdout.write(`prove ${flows.length} flow(s) for ${villages} villages: ${took.toFixed(0)} ms\n`);
    expect(proofs.flatMap(({ faults }) => faults)).toEqual([]);
    expect(took).toBeLessThan(1000);
  });
});

describe('a start with a flow that is not proved', () => {
  it('is refused, with the shortest way to each fault in both languages', () => {
    const room = duliu.organisations.find(({ kind }) => kind === 'village-room');
    const start = (): unknown => requireProof(abandoned(duliu, room?.id ?? ''), law, codes, now);
    expect(start).toThrow(FlowFault);
    expect(start).toThrow(
      /dispute \(version \d+\) is refused:\n(.*\n)*.*flow\/no-owner performing\n\s+已登记 →（.*）→ .* 履行中：“履行中”.*无人可办\n\s+Registered → \(/,
    );
  });
  it('is refused where a ladder no longer ends in anything', () => {
    const rule = law.deadlines.get('S-05b');
    const ladder = rule?.ladder.map(({ at, do: deed }) => ({ at, do: deed })) ?? [];
    const resting = new Map([...law.deadlines, ...(rule ? [['S-05b', { ...rule, ladder }] as const] : [])]);
    expect(() => requireProof(duliu, { deadlines: resting }, codes, now)).toThrow(/flow\/no-deadline performed/);
  });
  it('goes on where all are proved', () => {
    expect(requireProof(duliu, law, codes, now)).toHaveLength(flows.length);
  });
});
