import { describe, expect, it } from '@jest/globals';
import { clock, type PersonActor } from '@lib/kernel';
import { sightOf } from './masking.js';
import { mayAct, mayOpen, maySee, registeringPost, scopeOf, type CaseFacts, type Places } from './policy.js';

const places: Places = {
  villageOf: (organisation) => (organisation.startsWith('room-') ? organisation.slice('room-'.length) : null),
};
const holding = (role: string, organisation: string): PersonActor => ({
  kind: 'person',
  personId: `p-${role}`,
  posts: [{ role, organisation }],
});
const home: { readonly [role: string]: string } = {
  'village-mediator': 'room-one',
  'village-leader': 'room-one',
  dispatcher: 'centre',
  'centre-head': 'centre',
  police: 'police',
  'town-mediator': 'mediators',
  lawyer: 'law-firm',
  'court-liaison': 'tribunal',
  'petition-officer': 'petition-office',
  'town-leader': 'town-government',
  auditor: 'town-government',
  admin: 'town-government',
};
const facts = (change: Partial<CaseFacts>): CaseFacts => ({
  village: 'two',
  involved: ['room-two'],
  registeredBy: 'p-somebody',
  source: 'application',
  recused: [],
  accusation: false,
  owned: false,
  ...change,
});

const cases = {
  ownVillage: facts({ village: 'one', involved: ['room-one'] }),
  otherVillage: facts({}),
  toPolice: facts({ involved: ['room-two', 'centre', 'police'] }),
  toLawyer: facts({ involved: ['room-two', 'centre', 'law-firm'] }),
  toTribunal: facts({ involved: ['room-two', 'tribunal'] }),
  toMediators: facts({ involved: ['mediators'] }),
  petition: facts({ source: 'petition' }),
  accusation: facts({ village: 'one', involved: ['room-one'], accusation: true }),
  noVillage: facts({ village: null, involved: ['centre'] }),
};
type CaseName = keyof typeof cases;
const all = Object.keys(cases) as CaseName[];

/** Who sees which of the cases above: the whole table, so that a new role or a wider right cannot slip in unseen. */
const table: { readonly [role: string]: readonly CaseName[] } = {
  'village-mediator': ['ownVillage', 'accusation'],
  'village-leader': ['ownVillage'],
  dispatcher: all,
  'centre-head': all,
  'town-leader': all,
  auditor: all,
  police: ['toPolice'],
  'town-mediator': ['toMediators'],
  lawyer: ['toLawyer'],
  'court-liaison': ['toTribunal'],
  'petition-officer': ['petition'],
  admin: [],
  'no-such-role': [],
};

describe('the policy', () => {
  it.each(Object.keys(table))('shows a %s exactly the cases of the table', (role) => {
    const actor = holding(role, home[role] ?? 'nowhere');
    expect(all.filter((name) => maySee(actor, cases[name], places))).toEqual(table[role]);
  });

  it('lets auditor and administrator change nothing, and everybody else only what they see', () => {
    for (const role of Object.keys(table)) {
      const actor = holding(role, home[role] ?? 'nowhere');
      const acted = all.filter((name) => mayAct(actor, cases[name], places));
      expect(acted).toEqual(role === 'auditor' ? [] : table[role]);
    }
  });

  it('shows whoever registered a case that case', () => {
    expect(maySee(holding('lawyer', 'law-firm'), facts({ registeredBy: 'p-lawyer' }), places)).toBe(true);
  });

  it('hides a case from whoever is recused from it, even if he registered it, and from nobody else of his office', () => {
    const left = facts({ village: 'one', involved: ['room-one'], registeredBy: 'p-village-mediator', recused: ['p-village-mediator'] });
    const mediator = holding('village-mediator', 'room-one');
    expect(maySee(mediator, left, places)).toBe(false);
    expect(mayAct(mediator, left, places)).toBe(false);
    expect(maySee({ ...mediator, personId: 'p-colleague' }, left, places)).toBe(true);
  });

  it('shows nothing to an administrator who registered it before he became one', () => {
    expect(maySee(holding('admin', 'town-government'), facts({ registeredBy: 'p-admin' }), places)).toBe(false);
  });

  it('adds the reach of several posts together', () => {
    const actor: PersonActor = {
      kind: 'person',
      personId: 'p-1',
      posts: [
        { role: 'village-mediator', organisation: 'room-one' },
        { role: 'police', organisation: 'police' },
      ],
    };
    expect(scopeOf(actor, places)).toEqual({
      kind: 'some',
      villages: ['one'],
      organisations: ['police'],
      sources: [],
      registeredBy: 'p-1',
      unlessRecused: 'p-1',
      unlessAccused: [],
    });
  });

  it('keeps an accusation of a cadre from a leader of that village who mediates there too', () => {
    const both: PersonActor = {
      kind: 'person',
      personId: 'p-1',
      posts: [
        { role: 'village-mediator', organisation: 'room-one' },
        { role: 'village-leader', organisation: 'room-one' },
      ],
    };
    expect(maySee(both, cases.ownVillage, places)).toBe(true);
    expect(maySee(both, cases.accusation, places)).toBe(false);
    expect(maySee(both, { ...cases.accusation, registeredBy: 'p-1' }, places)).toBe(false);
  });

  it('gives a leader of the village who audits too the sight of the auditor on an accusation, and no sharper one', () => {
    const both: PersonActor = {
      kind: 'person',
      personId: 'p-1',
      posts: [
        { role: 'village-leader', organisation: 'room-one' },
        { role: 'auditor', organisation: 'town-government' },
      ],
    };
    expect(sightOf(both, cases.ownVillage, places)).toBe('names');
    expect(sightOf(both, cases.accusation, places)).toBe('masked');
  });

  it('shows a leader of the town names in the cases that he owns, and masks in all others', () => {
    const leader = holding('town-leader', 'town-government');
    expect(sightOf(leader, cases.toPolice, places)).toBe('masked');
    expect(sightOf(leader, { ...cases.toPolice, owned: true }, places)).toBe('names');
  });

  it('gives the clock every case', () => {
    expect(scopeOf(clock, places)).toEqual({ kind: 'all' });
  });

  it('opens the balance to dispatcher, centre head, auditor and administrator alone', () => {
    const opening = Object.keys(home).filter((role) => mayOpen(holding(role, home[role] ?? ''), 'balance'));
    expect(opening).toEqual(['dispatcher', 'centre-head', 'auditor', 'admin']);
  });

  it('registers from the village’s own room or a town office, never from another village or an onlooker’s post', () => {
    expect(registeringPost(holding('village-mediator', 'room-one'), 'one', places)?.organisation).toBe('room-one');
    expect(registeringPost(holding('village-mediator', 'room-one'), 'two', places)).toBeUndefined();
    expect(registeringPost(holding('dispatcher', 'centre'), 'two', places)?.organisation).toBe('centre');
    for (const role of ['auditor', 'admin', 'town-leader', 'village-leader']) {
      expect(registeringPost(holding(role, home[role] ?? ''), 'one', places)).toBeUndefined();
    }
  });
});

describe('sight of personal data', () => {
  it.each([
    ['dispatcher', 'otherVillage', 'whole'],
    ['village-mediator', 'ownVillage', 'whole'],
    ['village-mediator', 'otherVillage', 'masked'],
    ['village-leader', 'ownVillage', 'names'],
    ['police', 'toPolice', 'whole'],
    ['petition-officer', 'petition', 'whole'],
    ['town-leader', 'otherVillage', 'masked'],
    ['auditor', 'otherVillage', 'masked'],
    ['admin', 'otherVillage', 'masked'],
  ] as const)('%s on %s: %s', (role, name, sight) => {
    expect(sightOf(holding(role, home[role] ?? ''), cases[name], places)).toBe(sight);
  });
});
