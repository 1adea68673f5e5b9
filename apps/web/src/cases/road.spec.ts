import { describe, expect, it } from '@jest/globals';
import { hasRoad, roadOf } from './road.js';

const places = (state: string, throughTown = false, kind = 'dispute', been?: readonly string[]) =>
  roadOf({ kind, state, throughTown, been: been && new Set(been) })?.map(({ stage, place }) => `${stage} ${place}`);

describe('the road of a case', () => {
  it('leaves the town out while the village handles the case alone', () => {
    expect(places('village-mediating')).toEqual([
      'registered passed',
      'village here',
      'agreed ahead',
      'performing ahead',
      'visit ahead',
      'closed ahead',
    ]);
  });

  it('shows dispatch once the case waits there, whether or not a lead was named', () => {
    expect(places('pending-dispatch')).toContain('dispatch here');
  });

  it('is all passed but the archive once closed', () => {
    expect(places('closed-success', true)?.filter((place) => place.endsWith('passed'))).toHaveLength(7);
  });

  it('is no road for a case that left it', () => {
    expect(places('terminated', true)).toBeUndefined();
  });

  it('does not call a stage passed that the case was never in', () => {
    expect(places('closed-other', false, 'dispute', ['registered', 'village-mediating', 'terminated', 'closed-other'])).toEqual([
      'registered passed',
      'village passed',
      'agreed skipped',
      'performing skipped',
      'visit skipped',
      'closed here',
    ]);
  });

  it('is the road of its own flow', () => {
    expect(places('answered', false, 'consultation')).toEqual(['asked passed', 'answered here', 'settled ahead']);
    expect(places('refused', false, 'hardship-aid')).toEqual([
      'applied passed',
      'verifying passed',
      'deciding passed',
      'delivering here',
      'settled ahead',
    ]);
    expect(places('void', false, 'hardship-aid')).toBeUndefined();
  });

  it('is not guessed for a flow that is not known here', () => {
    expect({ road: places('received', false, 'petition'), known: hasRoad('petition') }).toEqual({ road: undefined, known: false });
  });
});
