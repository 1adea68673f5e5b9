import { describe, expect, it } from '@jest/globals';
import { decidePeople } from './decide-people.js';
import type { KeptPerson, KeptPost, NewPost, PeopleCommand, PeopleWorld } from './people.js';

const today = '2026-09-07';
const kinds: { readonly [organisation: string]: string } = { centre: 'centre', police: 'police', room: 'village-room' };
const roles: { readonly [role: string]: readonly string[] } = {
  admin: ['centre'],
  dispatcher: ['centre'],
  auditor: ['centre'],
  police: ['police'],
  'village-mediator': ['village-room'],
};

const post = (id: string, role: string, organisation: string, more: Partial<KeptPost> = {}): KeptPost => ({
  id,
  role,
  organisation,
  director: false,
  onRoster: false,
  from: '2026-01-01',
  to: null,
  ended: false,
  substituteFor: null,
  ...more,
});
const person = (id: string, ...posts: readonly KeptPost[]): KeptPerson => ({ id, left: false, posts });

const chief = person('p-chief', post('1', 'admin', 'centre'));
const wang = person('p-wang', post('2', 'village-mediator', 'room'));
const li = person('p-li', post('3', 'village-mediator', 'room'), post('4', 'dispatcher', 'centre', { to: '2026-06-30' }));

const world = (people: readonly KeptPerson[] = [chief, wang, li], taken = false): PeopleWorld => ({
  today,
  kindOf: (organisation) => kinds[organisation],
  heldAt: (role) => roles[role],
  called: (role) => ({ zh: role, en: role }),
  people: new Map(people.map((one) => [one.id, one])),
  taken,
});
const decided = (command: PeopleCommand, on = world()): unknown => {
  const decision = decidePeople(command, on);
  return decision.ok ? decision.events.map(({ type }) => type) : decision.rejection.code;
};
const given = (changes: Partial<NewPost>): NewPost => ({ role: 'village-mediator', organisation: 'room', from: today, ...changes });
const appoint = (who: string, changes: Partial<NewPost>): PeopleCommand => ({ action: 'appoint', person: who, post: given(changes) });

describe('an order over people', () => {
  it('adds a person with a post, and no name stands in the event', () => {
    const command: PeopleCommand = { action: 'add', person: 'p-zhang', username: 'zhang', post: given({}) };
    const decision = decidePeople(command, world());
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'PersonAdded', data: { username: 'zhang' } }, { type: 'PostGiven' }] });
    expect(decided(command, world(undefined, true))).toBe('people/username-taken');
  });

  it.each([
    ['a role that there is not', { role: 'mayor' }, 'people/no-such-role'],
    ['an office that there is not', { organisation: 'moon' }, 'people/no-such-organisation'],
    ['an office of another kind', { organisation: 'police' }, 'people/not-held-there'],
    ['an end before the beginning', { to: '2026-09-06' }, 'people/ends-before-it-begins'],
    ['a post that he holds', {}, 'people/post-held-already'],
    ['a post that he holds within', { from: '2025-01-01', to: '2026-02-01' }, 'people/post-held-already'],
    [
      'rights over people beside a post that sees cases',
      { role: 'admin', organisation: 'centre' },
      'people/administrator-does-no-case-work',
    ],
  ])('refuses %s', (_what, changes, code) => {
    expect(decided(appoint('p-wang', changes))).toBe(code);
  });

  it('gives a second post, one that was held before, and one that begins after the first', () => {
    expect(decided(appoint('p-wang', { role: 'police', organisation: 'police' }))).toEqual(['PostGiven']);
    expect(decided(appoint('p-li', { role: 'dispatcher', organisation: 'centre' }))).toEqual(['PostGiven']);
    const leaving = person('p-wang', post('2', 'village-mediator', 'room', { to: '2026-12-31' }));
    expect(decided(appoint('p-wang', { from: '2027-01-01' }), world([chief, leaving]))).toEqual(['PostGiven']);
  });

  it('keeps an administrator from every post that sees cases, the auditor’s too', () => {
    for (const [role, organisation] of [
      ['dispatcher', 'centre'],
      ['auditor', 'centre'],
    ] as const)
      expect(decided(appoint('p-chief', { role, organisation }))).toBe('people/administrator-does-no-case-work');
  });

  it('names a substitute for as long as the other holds the post, with a last day', () => {
    const other = person('p-zhang', post('9', 'police', 'police'));
    const people = world([chief, wang, other]);
    const forWang = (changes: Partial<NewPost>): unknown => decided(appoint('p-zhang', { substituteFor: 'p-wang', ...changes }), people);
    expect(forWang({ to: '2026-09-30' })).toEqual(['SubstituteNamed']);
    expect(forWang({})).toBe('people/substitute-needs-an-end');
    expect(forWang({ to: '2026-09-30', substituteFor: 'p-zhang' })).toBe('people/substitute-for-himself');
    expect(forWang({ to: '2026-09-30', substituteFor: 'p-nobody' })).toBe('people/nothing-to-substitute');
    expect(forWang({ to: '2025-09-30', from: '2025-09-01' })).toBe('people/nothing-to-substitute');
  });

  it('ends a post on a day to come or from this minute, never in the past', () => {
    const end = (on?: string, id = '2'): unknown => decided({ action: 'end-post', person: 'p-wang', post: id, on });
    expect([end(), end(today), end('2026-12-31')]).toEqual([['PostEnded'], ['PostEnded'], ['PostEnded']]);
    expect([end('2026-09-06'), end(undefined, '77')]).toEqual(['people/end-in-the-past', 'people/no-such-post']);
    expect(decided({ action: 'end-post', person: 'p-li', post: '4' })).toBe('people/no-such-post');
  });

  it('dismisses with every post that is held or to come, once', () => {
    const leaving = person('p-wang', post('2', 'village-mediator', 'room'), post('5', 'police', 'police', { from: '2027-01-01' }));
    expect(decided({ action: 'dismiss', person: 'p-wang' }, world([chief, leaving]))).toEqual([
      'PostEnded',
      'PostEnded',
      'PersonDismissed',
    ]);
    expect(decided({ action: 'dismiss', person: 'p-wang' }, world([chief, { ...leaving, left: true }]))).toBe('people/has-left');
    expect(decided({ action: 'dismiss', person: 'p-nobody' })).toBe('people/no-such-person');
  });

  it('never takes the last administrator, and one who stays only for a while does not count', () => {
    const second = (more: Partial<KeptPost>): KeptPerson => person('p-second', post('8', 'admin', 'centre', more));
    const dismiss: PeopleCommand = { action: 'dismiss', person: 'p-chief' };
    const end: PeopleCommand = { action: 'end-post', person: 'p-chief', post: '1' };
    for (const command of [dismiss, end]) {
      expect(decided(command)).toBe('people/last-administrator');
      expect(decided(command, world([chief, second({ to: '2026-09-30' })]))).toBe('people/last-administrator');
      expect(decided(command, world([chief, second({ ended: true })]))).toBe('people/last-administrator');
      expect(decided(command, world([chief, { ...second({}), left: true }]))).toBe('people/last-administrator');
      expect(decided(command, world([chief, second({})]))).toEqual(expect.arrayContaining(['PostEnded']));
    }
  });
});
