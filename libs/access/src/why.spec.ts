import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@lib/kernel';
import type { CaseFacts } from './policy.js';
import { why } from './why.js';

const places = { villageOf: (office: string) => (office === 'room-one' ? 'one' : null) };
const same = (text: string) => ({ zh: text, en: text });
const called = { role: same, office: same };
const facts: CaseFacts = {
  village: 'one',
  involved: ['room-one', 'police'],
  registeredBy: 'p-1',
  source: 'petition',
  recused: [],

  accusation: false,
  owned: false,
};
const of = (personId: string, ...posts: readonly (readonly [string, string])[]): PersonActor => ({
  kind: 'person',
  personId,
  posts: posts.map(([role, organisation]) => ({ role, organisation })),
});

describe('why somebody sees a case', () => {
  it.each([
    ['dispatcher', 'centre', 'whole', /every case of the town/],
    ['auditor', 'town-government', 'masked', /every case of the town.*masked/],
    ['village-leader', 'room-one', 'names', /cases of that village/],
    ['police', 'police', 'whole', /takes or took part/],
    ['petition-officer', 'petition-office', 'whole', /came by petition/],
  ] as const)('%s at %s: %s', (role, office, sight, says) => {
    const told = why(of('p-2', [role, office]), facts, places, called);
    expect(told).toMatchObject({ sees: true, sight });
    expect(told.says.en).toMatch(says);
    expect(told.says.zh).toMatch(/\p{Script=Han}/u);
  });

  it('says of a recused mediator that he is recused', () => {
    expect(why(of('p-1', ['village-mediator', 'room-one']), { ...facts, recused: ['p-1'] }, places, called)).toMatchObject({
      sees: false,
      says: { en: expect.stringMatching(/recused/), zh: expect.stringMatching(/回避/) },
    });
  });

  it('says of a leader of the village that the case accuses a cadre', () => {
    const accused = why(of('p-2', ['village-leader', 'room-one']), { ...facts, accusation: true }, places, called);
    expect(accused).toMatchObject({
      sees: false,
      says: { en: expect.stringMatching(/第30、46条/), zh: expect.stringMatching(/被检举人/) },
    });
  });

  it('names what he did himself, and says why not where he does not', () => {
    expect(why(of('p-1', ['lawyer', 'law-firm']), facts, places, called).says.en).toMatch(/registered this case himself/);
    expect(why(of('p-2', ['lawyer', 'law-firm']), facts, places, called)).toMatchObject({
      sees: false,
      sight: null,
      says: { en: 'He does not see this case: he is lawyer at law-firm, none of which reaches it, and he did not register it' },
    });
    expect(why(of('p-1'), facts, places, called).says.en).toBe('He holds no post today and sees no case');
    expect(why(of('p-1', ['admin', 'town-government']), facts, places, called)).toMatchObject({
      sees: false,
      says: { en: expect.stringMatching(/no case work/) },
    });
  });
});
