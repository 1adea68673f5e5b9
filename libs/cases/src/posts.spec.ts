import { describe, expect, it } from '@jest/globals';
import type { Case } from './case.js';
import { holdsPost } from './posts.js';
import type { Member, Roster } from './world.js';

const kinds: { readonly [office: string]: string } = { centre: 'centre', room: 'village-room', police: 'police' };
const rosterOf = (members: { readonly [office: string]: readonly Member[] }): Roster => ({
  organisations: [],
  organisation: (id) => ({ id, kind: kinds[id] ?? '', name: { zh: id, en: id }, village: id === 'room' ? 'jiushibao' : null }),
  membersOf: (id) => members[id] ?? [],
  roomOf: () => 'room',
});
const mediator: Member = { personId: 'p-a', name: '甲', role: 'village-mediator', onRoster: true };
const leader: Member = { personId: 'p-b', name: '乙', role: 'village-leader', onRoster: false };
// Of a case only its holder is looked at here.
const heldByTheRoom = { holder: { organisation: 'room', post: 'village-mediator', since: 0 } } as unknown as Case;
const actorAt = (role: string, organisation: string) => ({ kind: 'person' as const, personId: 'p-x', posts: [{ role, organisation }] });
const holds = (role: string, organisation: string, members: { readonly [office: string]: readonly Member[] }): boolean =>
  holdsPost(actorAt(role, organisation), ['holder'], heldByTheRoom, rosterOf(members));

describe('what the holder may do', () => {
  it('is done by whoever works there, and by nobody else while somebody does', () => {
    expect(holds('village-mediator', 'room', { room: [mediator] })).toBe(true);
    expect(holds('dispatcher', 'centre', { room: [mediator] })).toBe(false);
    expect(holds('police', 'police', { room: [mediator] })).toBe(false);
  });

  it('is done by the centre once the last one who holds cases there has left, and by no other office', () => {
    for (const members of [{}, { room: [leader] }]) {
      expect(holds('dispatcher', 'centre', members)).toBe(true);
      expect(holds('centre-head', 'centre', members)).toBe(true);
      expect(holds('admin', 'centre', members)).toBe(false);
      expect(holds('police', 'police', members)).toBe(false);
    }
  });
});
