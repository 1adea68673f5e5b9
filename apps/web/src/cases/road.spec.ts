import { describe, expect, it } from '@jest/globals';
import { roadOf } from './road.js';

const places = (state: string, throughTown: boolean) => roadOf(state, throughTown)?.map(({ stage, place }) => `${stage} ${place}`);

describe('the road of a case', () => {
  it('leaves the town out while the village handles the case alone', () => {
    expect(places('village-mediating', false)).toEqual([
      'registered passed',
      'village here',
      'agreed ahead',
      'performing ahead',
      'visit ahead',
      'closed ahead',
    ]);
  });

  it('shows dispatch once the case waits there, whether or not a lead was named', () => {
    expect(places('pending-dispatch', false)).toContain('dispatch here');
  });

  it('is all passed but the archive once closed', () => {
    expect(places('closed-success', true)?.filter((place) => place.endsWith('passed'))).toHaveLength(7);
  });

  it('is no road for a case that left it', () => {
    expect(roadOf('terminated', true)).toBeUndefined();
  });
});
