import { describe, expect, it } from '@jest/globals';
import type { Input } from '@lib/kernel';
import { decide } from './decide.js';
import { flows, stateOf } from './flows.js';
import { reservedFields, smuggled } from './reserved-fields.js';
import { passesDoor } from './testing/door.fixture.js';
import { buttons, from, registered, type Story } from './testing/given.fixture.js';
import { accepted, agreedIn, does, escalated, inEffect, joint } from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const jia = people.mediatorJia;
const stories: readonly Story[] = [
  registered(),
  from(registered(), accepted),
  from(registered(), accepted, escalated),
  from(registered(), ...joint),
  from(registered(), accepted, agreedIn('written')),
  from(registered(), ...inEffect, does(jia, 'plan-performance')),
  from(registered(), accepted, does(jia, 'terminate')),
  registered({ kind: 'consultation' }),
  registered({ kind: 'hardship-aid' }),
];
/** What each of them would have to be to do harm. */
const smuggling: { readonly [field in (typeof reservedFields)[number]]: Input[string] } = {
  to: 'closed-success',
  holder: { organisation: 'police', post: 'police' },
  lead: 'police',
  waitingOn: 'court',
  involves: ['law-firm'],
};

describe('an order that says itself where the case goes', () => {
  it.each(reservedFields)('is refused, whatever the action, by its %s', (field) => {
    let tried = 0;
    for (const story of stories) {
      for (const actor of Object.values(people)) {
        for (const { action, edge, example, refusal } of buttons(story, actor)) {
          if (refusal || edge.input.properties?.[field]) continue;
          const input = { ...example, [field]: smuggling[field] };
          const decision = decide({ action, actor, input }, story.dispute, worldAt(story.now));
          expect([action, decision]).toMatchObject([
            action,
            { ok: false, rejection: { code: 'case/reserved-field', pointer: `/${field}` } },
          ]);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(100);
  });

  it('does not get through the door of any action either', () => {
    for (const { states } of flows)
      for (const { on } of Object.values(states))
        for (const edge of Object.values(on))
          for (const field of reservedFields) {
            if (!edge || edge.input.properties?.[field]) continue;
            expect(passesDoor({ ...edge.input, required: [] }, { [field]: smuggling[field] as string })).toBe(false);
          }
  });

  it('may name the lead office where the action asks for one, and nothing else', () => {
    const asking = flows.flatMap(({ states }) =>
      Object.values(states).flatMap(({ on }) =>
        Object.entries(on).flatMap(([action, edge]) =>
          reservedFields.filter((field) => edge?.input.properties?.[field]).map((field) => `${action} ${field}`),
        ),
      ),
    );
    expect([...new Set(asking)]).toEqual(['dispatch lead']);
    const pending = from(registered(), accepted, escalated);
    const edge = stateOf(pending.dispute).on['dispatch'];
    expect(edge && smuggled(edge.input, { lead: 'police' })).toBeUndefined();
  });
});
