import { describe, expect, it } from '@jest/globals';
import type { Choice } from '@lib/kernel';
import { choicesFor } from './allowed-actions.js';
import { keptWith, lasts } from './kept-lists.js';
import { accepted, given } from './testing/given.fixture.js';
import { worldAt } from './testing/two-villages.fixture.js';

describe('a list of choices', () => {
  const story = given(accepted);
  const world = worldAt(story.now);
  const list = (name: string, on = world): readonly Choice[] => choicesFor(story.dispute, on, (id) => id)[name]?.() ?? [];

  it('of the town is the same one for as long as the roster stands', () => {
    for (const name of [
      'leadOffices',
      'assistingOffices',
      'taskOffices',
      'tiles',
      'doors',
      'screen',
      'overrulable',
      'agents',
      'colleagues',
    ]) {
      expect([name, list(name) === list(name), lasts(list(name))]).toEqual([name, true, true]);
    }
  });

  it('follows a new roster at once', () => {
    const { roster } = world;
    const police = list('leadOffices').map((choice) => choice.const);
    const left = { ...world, roster: { ...roster, membersOf: (id: string) => (id === 'police' ? [] : roster.membersOf(id)) } };
    expect(police).toContain('police');
    expect(list('leadOffices', left).map((choice) => choice.const)).toEqual(police.filter((id) => id !== 'police'));
  });

  it('of one case is drawn anew', () => {
    expect(list('parties')).not.toBe(list('parties'));
    expect(lasts(list('parties'))).toBe(false);
  });

  it('keeps two names of one ground apart', () => {
    const ground = {};
    const one = keptWith(ground, 'one', () => [{ const: '1', title: { zh: '一', en: 'one' } }]);
    const two = keptWith(ground, 'two', () => []);
    expect([one().length, two().length, one() === one()]).toEqual([1, 0, true]);
  });
});
