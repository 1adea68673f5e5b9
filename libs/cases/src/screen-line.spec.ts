import { describe, expect, it } from '@jest/globals';
import type { Input } from '@lib/kernel';
import {
  accepted,
  agreedIn,
  buttonNames,
  buttons,
  dispatched,
  does,
  escalated,
  from,
  given,
  inEffect,
  joint,
  live,
  refusalOf,
  when,
} from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia, dispatcher, townMediator } = people;
const found = (rule: string, more: Input = {}) => does(mediatorJia, 'add-screen-line', { rule, civilPart: undefined, ...more });
const line = (rule: string) => {
  const known = worldAt(0).screen.get(rule);
  if (!known) throw new Error(`no line ${rule}`);
  return known;
};

describe('a line of the intake screen that is found after acceptance', () => {
  const before = given(accepted);

  it('that warns is recorded, and the mediation goes on', () => {
    const after = from(before, found('N11'));
    expect(after.dispute.screen).toEqual([{ rule: 'N11' }]);
    expect(buttonNames(after, mediatorJia)).toEqual(expect.arrayContaining(['record-session', 'agree']));
    expect(live(after)).toEqual(live(before));
    expect(after.events.at(-1)?.data).toMatchObject({ rule: 'N11', result: 'WARN', article: line('N11').article });
  });

  it('that leaves a part asks which part, once', () => {
    const refusal = refusalOf(when(before, mediatorJia, 'add-screen-line', { rule: 'N13' }));
    expect(refusal).toMatchObject({ code: 'case/civil-part-missing', article: line('N13').article, pointer: '/civilPart' });
    const after = from(before, found('N13', { civilPart: '本金部分' }), found('N16'));
    expect(after.dispute).toMatchObject({ civilPart: '本金部分', screen: [{ rule: 'N13' }, { rule: 'N16' }] });
    expect(buttonNames(after, mediatorJia)).toContain('agree');
  });

  it('that blocks leaves only the end, and from there the door that the line names', () => {
    const after = from(before, found('N06'));
    expect(after.dispute.screen).toEqual([{ rule: 'N06', blocks: true }]);
    for (const action of ['record-session', 'agree']) {
      const refusal = refusalOf(when(after, mediatorJia, action));
      expect(refusal).toMatchObject({ code: 'case/must-go-elsewhere', article: line('N06').article });
      for (const door of ['行政复议', '行政诉讼', '信访']) expect(refusal?.next?.zh).toContain(door);
    }
    const ended = from(after, does(mediatorJia, 'terminate'));
    expect(ended.events.findLast(({ type }) => type === 'CaseTerminated')?.data).toMatchObject({ why: 'screened' });
    expect(refusalOf(when(ended, mediatorJia, 'refer-out', { door: 'police', rule: undefined }))?.code).toBe('case/wrong-door');
    expect(from(ended, does(mediatorJia, 'refer-out')).dispute.referral).toMatchObject({ door: line('N06').sendTo[0], rule: 'N06' });
  });

  it('that blocks at the centre is not dispatched, and in joint mediation goes straight to its door', () => {
    const pending = from(before, escalated, does(dispatcher, 'add-screen-line', { rule: 'N10' }));
    for (const action of ['dispatch', 'return-to-village'])
      expect(refusalOf(when(pending, dispatcher, action))?.code).toBe('case/must-go-elsewhere');
    expect(buttonNames(pending, dispatcher)).toContain('refer-out');
    const together = from(given(...joint), does(townMediator, 'add-screen-line', { rule: 'N10' }));
    expect(buttonNames(together, townMediator)).toEqual(expect.arrayContaining(['terminate', 'refer-out']));
    expect(buttonNames(together, townMediator)).not.toContain('agree');
  });

  it('that blocks while the case is offered to an office takes it back to the centre, whose only way on is the door', () => {
    const offered = from(before, escalated, dispatched('mediators', ['police']));
    const warned = from(offered, does(townMediator, 'add-screen-line', { rule: 'N11' }));
    expect(warned.dispute).toMatchObject({ state: 'dispatched', lead: 'mediators' });
    expect(live(warned)).toEqual(live(offered));

    for (const finder of [townMediator, dispatcher]) {
      const blocked = from(offered, does(finder, 'add-screen-line', { rule: 'N06' }));
      expect(blocked.dispute).toMatchObject({ state: 'pending-dispatch', lead: null, holder: { organisation: 'centre' }, objections: 0 });
      expect(blocked.dispute.assisting).toMatchObject([{ organisation: 'police', status: 'ended' }]);
      expect(live(blocked).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['S-03a']));
      expect(live(blocked).some(({ rule }) => rule === 'S-03b' || rule === 'S-06')).toBe(false);
      expect(refusalOf(when(blocked, dispatcher, 'dispatch'))?.code).toBe('case/must-go-elsewhere');
      expect(from(blocked, does(dispatcher, 'refer-out')).dispute.referral).toMatchObject({ door: line('N06').sendTo[0], rule: 'N06' });
    }
    const overruled = from(offered, does(townMediator, 'add-screen-line', { rule: 'N03', ground: '公安机关知情同意' }));
    expect(overruled.dispute.state).toBe('dispatched');
  });

  it.each(['written', 'oral'] as const)(
    'that blocks a %s agreement has it carried no further: it ends, and the channels are told',
    (form) => {
      const agreed = from(before, agreedIn(form));
      expect(refusalOf(when(agreed, mediatorJia, 'terminate'))).toMatchObject({
        code: 'case/agreement-stands',
        article: expect.stringContaining('人民调解法'),
      });
      const blocked = from(agreed, found('N06'));
      expect(blocked.dispute.state).toBe('agreed');
      for (const action of ['add-mark', 'plan-performance', 'settle-at-once', 'apply-confirmation'])
        expect(refusalOf(when(blocked, mediatorJia, action))).toMatchObject({
          code: 'case/must-go-elsewhere',
          article: line('N06').article,
        });
      expect(refusalOf(when(blocked, mediatorJia, 'terminate', { channelsTold: false }))?.code).toBe('case/channels-not-told');

      const ended = from(blocked, does(mediatorJia, 'terminate'));
      expect(ended.dispute).toMatchObject({ state: 'terminated', agreement: { form }, successes: 0 });
      expect(live(ended).map(({ rule }) => rule)).toEqual(['S-10']);
      expect(ended.events.findLast(({ type }) => type === 'CaseTerminated')?.data).toMatchObject({ why: 'screened' });
      expect(from(ended, does(mediatorJia, 'refer-out')).dispute.referral).toMatchObject({ door: line('N06').sendTo[0], rule: 'N06' });
    },
  );

  it('that warns, or that a person overrules, leaves an agreement to be performed', () => {
    const agreed = given(...inEffect);
    for (const mild of [found('N11'), found('N03', { ground: '公安机关知情同意' })])
      expect(from(agreed, mild, does(mediatorJia, 'plan-performance')).dispute.state).toBe('performing');
  });

  it('that a person may overrule is overruled with a ground, and only such a one', () => {
    const overruled = from(before, found('N03', { ground: '公安机关知情同意' }));
    expect(overruled.dispute.screen).toEqual([{ rule: 'N03', ground: '公安机关知情同意' }]);
    expect(buttonNames(overruled, mediatorJia)).toContain('agree');
    expect(refusalOf(when(before, mediatorJia, 'add-screen-line', { rule: 'N02', ground: 'g' }))).toMatchObject({
      code: 'case/screen-not-overrulable',
      article: line('N02').article,
    });
  });

  it('that must be reported alerts the police in the same step', () => {
    expect(from(before, found('N02')).dispute).toMatchObject({ policeAlerted: true });
    expect(from(before, found('N06')).dispute).toMatchObject({ policeAlerted: false });
  });

  it('is refused twice, unknown, or before the case was accepted', () => {
    const code = (story: typeof before, rule: string) => refusalOf(when(story, mediatorJia, 'add-screen-line', { rule }))?.code;
    expect(code(from(before, found('N11')), 'N11')).toBe('case/screen-line-known');
    expect(code(before, 'N99')).toBe('case/unknown-screen-rule');
    expect(code(given(does(dispatcher, 'pull-up')), 'N11')).not.toBeUndefined();
    const unaccepted = refusalOf(when(given(does(dispatcher, 'pull-up')), dispatcher, 'add-screen-line', { rule: 'N11' }));
    expect(unaccepted?.code).toBe('case/not-accepted');
  });

  it('has an example that is kept until every line is on record', () => {
    let story = before;
    for (let count = 0; count < 20; count += 1) {
      const offer = buttons(story, mediatorJia).find(({ action }) => action === 'add-screen-line');
      if (!offer || offer.refusal) break;
      story = from(story, does(mediatorJia, 'add-screen-line'));
    }
    expect(story.dispute.screen).toHaveLength(worldAt(0).screen.size);
  });
});
