import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  agreedIn,
  buttonNames,
  dispatched,
  does,
  escalated,
  expireAt,
  from,
  live,
  refusalOf,
  registered,
  running,
  runsOut,
  signedFor,
  typesOf,
  type Story,
} from './testing/given.fixture.js';
import { people } from './testing/two-villages.fixture.js';

const { townMediator } = people;
const rules = (story: Story): readonly string[] => live(story).map(({ rule }) => rule);
const sent = (source: string): Story => from(registered({ source }), accepted);

describe.each([
  ['court-assigned', 'T-05', '2026-10-08', 'T-06'],
  ['court-entrusted', 'T-06', '2026-09-16', 'T-05'],
  ['court-entrusted-summary', 'T-06', '2026-09-08', 'T-05'],
])('a dispute %s by the court', (source, rule, dueOn, other) => {
  it(`counts ${rule} from acceptance over all levels, beside the month of people's mediation`, () => {
    const story = sent(source);
    expect(running(story, rule)).toMatchObject({ startedOn: '2026-09-01', dueOn });
    const joint = from(story, escalated, dispatched(), signedFor());
    expect(running(joint, rule)).toEqual(running(story, rule));
    expect(rules(joint)).toContain('T-04');
    expect(rules(joint)).not.toContain(other);
  });

  it('counts from joint mediation where nobody has accepted it before', () => {
    const joint = from(registered({ source }), escalated, dispatched(), signedFor());
    expect(running(joint, rule)).toMatchObject({ startedOn: '2026-09-01', dueOn });
    expect(running(from(joint, does(townMediator, 'accept')), rule)).toEqual(running(joint, rule));
  });

  it('is asked of the office that leads when the days are over, and every week again (E7)', () => {
    const over = from(sent(source), escalated, dispatched(), signedFor());
    const armed = running(over, rule);
    const first = from(over, runsOut(rule));
    expect(first.events.findLast(({ type }) => type === 'DeadlineFired')?.data).toMatchObject({
      rule,
      do: 'tell',
      tell: { organisation: 'mediators', role: 'town-mediator' },
    });
    expect(first.dispute.state).toBe('joint-mediating');
    expect(running(first, rule)).toMatchObject({ rung: 1, dueOn: armed.dueOn });
    expect(running(first, rule).dueAt - armed.dueAt).toBe(7 * 86_400_000);
    expect(typesOf(expireAt({ ...first, now: running(first, rule).dueAt }, running(first, rule)))).toContain('DeadlineSet');
  });

  it('ends with an agreement, and with the result that goes back to the court', () => {
    const joint = from(sent(source), escalated, dispatched(), signedFor());
    expect(rules(from(sent(source), agreedIn('oral')))).not.toContain(rule);
    expect(buttonNames(joint, townMediator)).toContain('hand-to-court');
    expect(rules(from(joint, does(townMediator, 'hand-to-court')))).not.toContain(rule);
  });
});

it('no limit of the court runs in a dispute that came by itself', () => {
  expect(rules(sent('visit'))).toEqual(['S-08', 'T-04']);
  expect(refusalOf(expireAt(sent('visit'), { rule: 'T-05', occurrence: 1, rung: 0 }))?.code).toBe('deadline/not-pending');
});
