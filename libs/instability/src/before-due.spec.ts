import { describe, expect, it } from '@jest/globals';
import { figuresOf } from './figures.js';
import type { Period } from './period-matter.js';
import { at, buttons, does, live, on, opened, openedMonth, people, refusalOf, swept, when, type Story } from './testing/town.fixture.js';

const { mediator, dispatcher, centreHead, townLeader } = people;
const words = { $text: 'w', hash: '0' };
const rules = (story: Story<Period>): readonly string[] => live(story).map(({ rule }) => rule);
const missing = opened().matter;
const reported = does(opened(), mediator, 'report-zero', { checkedBy: words }).matter;
const exempt = does(opened(), dispatcher, 'exempt', { reason: words }).matter;

describe('a month that is summed up before it is due', () => {
  const early = (reports = [missing, reported]): Story<Period> => does(openedMonth(), dispatcher, 'consolidate', {}, { reports });

  it('is neither signed nor sent up while villages still have time, and says until when', () => {
    expect(refusalOf(when(early(), townLeader, 'sign'))).toMatchObject({
      code: 'instability/not-yet-due',
      next: { zh: expect.stringContaining('2026-09-30 17:00'), en: expect.stringContaining('2026-09-30 17:00') },
    });
    const atTheHour = on(early(), '2026-09-30', 17);
    const signed = does(atTheHour, townLeader, 'sign');
    expect(refusalOf(when(on(signed, '2026-09-30', 16), dispatcher, 'send-up', { office: words }))?.code).toBe('instability/not-yet-due');
    expect(does(signed, dispatcher, 'send-up', { office: words }).matter.state).toBe('sent-up');
  });

  it('is signed at once where every village has reported or is exempt', () => {
    expect(buttons(early([reported, exempt]), townLeader)).toEqual(['sign']);
    expect(does(does(early([reported, exempt]), townLeader, 'sign'), dispatcher, 'send-up', { office: words }).matter.state).toBe(
      'sent-up',
    );
  });

  it('is summed up again on the summary day, with what came since', () => {
    expect(rules(early())).toEqual(['R-11', 'R-12']);
    const again = swept(early(), at('2026-10-10', 18), { reports: [reported] });
    expect(again.matter).toMatchObject({ state: 'consolidated', edition: 2, summary: figuresOf([reported], []) });
    expect(rules(again)).toEqual(['R-12']);
  });
});

describe('a month that is opened again', () => {
  it('gives the villages three working days before it is summed up by itself', () => {
    const signed = does(does(on(openedMonth(), '2026-10-10'), dispatcher, 'consolidate'), townLeader, 'sign');
    const sent = does(signed, dispatcher, 'send-up', { office: words });
    const again = does(on(sent, '2026-10-20'), centreHead, 'reopen', { reason: words });
    expect(swept(again, at('2026-10-20', 10)).matter.state).toBe('collecting');
    expect(live(again)).toMatchObject([{ rule: 'R-11', dueOn: '2026-10-23' }]);
    expect(swept(again, at('2026-10-23', 17)).matter.state).toBe('collecting');
    expect(swept(again, at('2026-10-23', 18)).matter).toMatchObject({ state: 'consolidated', edition: 2 });
  });
});

describe('a month that is summed up twice', () => {
  it('waits for one signature only', () => {
    const twice = does(does(on(openedMonth(), '2026-10-10'), dispatcher, 'consolidate'), dispatcher, 'consolidate');
    expect(rules(twice).filter((rule) => rule === 'R-12')).toHaveLength(1);
    const fromSigned = does(does(twice, townLeader, 'sign'), dispatcher, 'consolidate');
    expect(rules(fromSigned)).toEqual(['R-12']);
  });
});
