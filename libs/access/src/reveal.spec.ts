import { describe, expect, it } from '@jest/globals';
import { clock, type PersonActor } from '@lib/kernel';
import type { Places } from './policy.js';
import { revealingPost, type RevealFacts } from './reveal.js';
import { rights } from './rights.js';

const places: Places = { villageOf: (office) => (office === 'room-one' ? 'one' : null) };
const offices: { readonly [role: string]: string } = { 'village-mediator': 'room-one', 'village-leader': 'room-one' };
const holding = (role: string): PersonActor => ({
  kind: 'person',
  personId: `p-${role}`,
  posts: [{ role, organisation: offices[role] ?? 'office' }],
});
const facts = (change: Partial<RevealFacts> = {}): RevealFacts => ({
  village: 'one',
  involved: ['room-one', 'office'],
  registeredBy: 'p-somebody',
  source: 'application',
  recused: [],
  accusation: false,
  owned: false,
  open: true,
  ...change,
});
const who = (of: RevealFacts): readonly string[] => Object.keys(rights).filter((role) => revealingPost(holding(role), of, places));

describe('who may read a sensitive number whole', () => {
  it('is the centre always, and an office only while the case is open in its hands', () => {
    expect(who(facts())).toEqual(['dispatcher', 'centre-head', 'police', 'town-mediator', 'lawyer', 'court-liaison', 'petition-officer']);
    expect(who(facts({ open: false }))).toEqual(['dispatcher', 'centre-head']);
    expect(who(facts({ involved: ['room-one'] }))).toEqual(['dispatcher', 'centre-head']);
  });

  it('is a village mediator for what he entered himself', () => {
    expect(revealingPost(holding('village-mediator'), facts({ registeredBy: 'p-village-mediator' }), places)).toBeDefined();
    expect(revealingPost(holding('village-mediator'), facts(), places)).toBeUndefined();
  });

  it('is nobody who is recused, and never the clock', () => {
    expect(revealingPost(holding('police'), facts({ recused: ['p-police'] }), places)).toBeUndefined();
    expect(revealingPost(clock, facts(), places)).toBeUndefined();
  });
});
