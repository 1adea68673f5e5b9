import { describe, expect, it } from '@jest/globals';
import type { Input } from '@lib/kernel';
import { choicesFor } from './allowed-actions.js';
import { flagsOf } from './register.js';
import {
  accepted,
  agreedIn,
  allMarks,
  does,
  from,
  given,
  refusalOf,
  registered,
  typesOf,
  when,
  type Story,
} from './testing/given.fixture.js';
import { people, worldAt } from './testing/two-villages.fixture.js';

const { mediatorJia, police } = people;
const atRegistered = registered();
const { screen, doors } = worldAt(atRegistered.now);
const lines = [...screen.values()];
const ground = { $text: 'ground-1', hash: '0' };
const accepting = (input: Input) => when(atRegistered, mediatorJia, 'accept', input);
const ticked = (...ids: readonly string[]): Input => ({ screen: ids });
const overruling = (...ids: readonly string[]): Input => ({ screen: ids, overrule: ids.map((rule) => ({ rule, ground: '已核实' })) });

describe('the intake screen', () => {
  const blocks = lines.filter(({ result }) => result === 'BLOCK');
  it.each(blocks.map((line) => [line.id, line] as const))('refuses to accept under %s, naming line, article and doors', (id, line) => {
    const refusal = refusalOf(accepting(ticked(id)));
    expect(refusal).toMatchObject({ code: 'case/must-go-elsewhere', article: line.article, pointer: '/screen' });
    expect(refusal?.says.zh).toContain(`${id} ${line.says.zh}`);
    expect(refusal?.says.en).toContain(line.says.en);
    for (const door of line.sendTo) {
      const name = doors.find(({ code }) => code === door)?.name;
      expect(refusal?.next?.zh).toContain(name?.zh);
      expect(refusal?.next?.en).toContain(name?.en);
    }
    expect(refusal?.next?.zh).toContain(line.advice.zh);
  });
  it.each(blocks.map((line) => [line.id, line] as const))('lets a person overrule %s only where the table says so', (id, line) => {
    const code = refusalOf(accepting(overruling(id)))?.code;
    expect(code).toBe(line.overrulable ? undefined : 'case/screen-not-overrulable');
    const offered = choicesFor(atRegistered.dispute, worldAt(atRegistered.now), (text) => text)['overrulable']?.() ?? [];
    expect(offered.some((choice) => choice.const === id)).toBe(line.overrulable);
  });
  it('keeps the ground on which a line was overruled', () => {
    const story = from(atRegistered, does(mediatorJia, 'accept', { screen: ['N03'], overrule: [{ rule: 'N03', ground: { ...ground } }] }));
    expect(story.dispute.screen).toEqual([{ rule: 'N03', ground }]);
  });
  it('refuses the line that stands beside one that is overruled, and a line overruled that is not ticked', () => {
    const both = { screen: ['N03', 'N05'], overrule: [{ rule: 'N03', ground: '公安机关移交' }] };
    expect(refusalOf(accepting(both))?.says.zh).toContain('N05');
    expect(refusalOf(accepting({ screen: [], overrule: [{ rule: 'N03', ground: '移交' }] }))?.code).toBe('case/unknown-screen-rule');
  });
  const partial = lines.filter(({ result }) => result === 'PARTIAL');
  it.each(partial.map((line) => [line.id, line] as const))('accepts %s only with the civil part written down', (id, line) => {
    expect(refusalOf(accepting(ticked(id)))).toMatchObject({
      code: 'case/civil-part-missing',
      article: line.article,
      pointer: '/civilPart',
    });
    expect(refusalOf(accepting({ ...ticked(id), civilPart: '工资和赔偿部分' }))).toBeUndefined();
  });
  const warns = lines.filter(({ result }) => result === 'WARN');
  it.each(warns.map(({ id }) => id))('accepts %s and keeps it on the case', (id) => {
    const story = from(atRegistered, does(mediatorJia, 'accept', ticked(id)));
    expect(story.dispute.screen).toEqual([{ rule: id }]);
    expect(flagsOf(story.dispute)).toContain('screen');
    expect(flagsOf(given(accepted).dispute)).not.toContain('screen');
  });
  it('has all three kinds of line', () => {
    expect([blocks.length, partial.length, warns.length].every((count) => count > 0)).toBe(true);
    expect(lines).toHaveLength(17);
  });
});

describe('a referral by a line of the screen', () => {
  const referred = (story: Story, rule: string, door: string) => when(story, mediatorJia, 'refer-out', { rule, door });
  it.each(lines.flatMap(({ id, sendTo }) => sendTo.map((door) => [id, door] as const)))('by %s may go to %s', (id, door) => {
    expect(refusalOf(referred(atRegistered, id, door))).toBeUndefined();
  });
  it.each(lines.filter(({ sendTo }) => sendTo.length > 0).map((line) => [line.id, line] as const))(
    'by %s goes nowhere else',
    (id, line) => {
      const refusal = refusalOf(referred(atRegistered, id, 'other-town'));
      expect(refusal).toMatchObject({ code: 'case/wrong-door', article: line.article, pointer: '/door' });
      for (const door of line.sendTo) expect(refusal?.next?.zh).toContain(doors.find(({ code }) => code === door)?.name.zh);
    },
  );
  it('where a crime is suspected (N02), alerts the police in the same step and lets them see the case', () => {
    const decision = referred(atRegistered, 'N02', 'police');
    expect(typesOf(decision)).toEqual(expect.arrayContaining(['CaseReferredOut', 'PoliceAlerted']));
    const story = from(atRegistered, does(mediatorJia, 'refer-out', { rule: 'N02', door: 'police' }));
    expect(story.dispute).toMatchObject({ policeAlerted: true, state: 'referred-out' });
    expect(story.dispute.involved).toContain(police.posts[0]?.organisation);
    const alerted = from(atRegistered, does(mediatorJia, 'alert-police'));
    expect(typesOf(referred(alerted, 'N02', 'police'))).not.toContain('PoliceAlerted');
    expect(typesOf(referred(atRegistered, 'N06', 'reconsideration'))).not.toContain('PoliceAlerted');
  });
});

describe('judicial confirmation of a screened case', () => {
  const agreedUnder = (input: Input): Story => from(atRegistered, does(mediatorJia, 'accept', input), agreedIn('written'), allMarks());
  it.each([
    ['N08', overruling('N08')],
    ['N09', { ...ticked('N09'), civilPart: '通行和使用安排' }],
  ])('is refused where %s was ticked (民诉解释 第355条)', (id, input) => {
    const refusal = refusalOf(when(agreedUnder(input), mediatorJia, 'apply-confirmation'));
    expect(refusal).toMatchObject({ code: 'case/court-does-not-confirm', article: '民事诉讼法司法解释 第355条' });
    expect(refusal?.says.zh).toContain(id);
  });
  it('is open where another line was', () => {
    expect(refusalOf(when(agreedUnder(ticked('N07')), mediatorJia, 'apply-confirmation'))).toBeUndefined();
  });
});
