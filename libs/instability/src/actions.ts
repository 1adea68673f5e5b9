import { event, holderAt, input, line, moveTo, nothing, reason, yes } from '@lib/cases';
import type { Input } from '@lib/kernel';
import { itemsInput, prefilled, type PrefilledLine } from './item.js';
import type { Report, ReportEdge, ReportState } from './report.js';
import {
  carriedSaysWhatChanged,
  categoryKnown,
  everythingAsked,
  heavyIsPlanned,
  monthOpen,
  redIsLed,
  somethingListed,
  withTheSummary,
} from './rules.js';
import type { ReportWorld } from './world.js';

const village = ['village-mediator', 'village-leader'] as const;
/** Where nobody is left in the room the centre holds the report, and asks and files in its place. */
const reporter = [...village, 'holder'] as const;
const centre = ['dispatcher', 'centre-head'] as const;

const toCentre = (to: ReportState, { roster }: ReportWorld): ReturnType<typeof moveTo> => moveTo(to, holderAt('centre', roster));
const toVillage = (to: ReportState, report: Report, { roster }: ReportWorld): ReturnType<typeof moveTo> =>
  moveTo(to, holderAt(roster.roomOf(report.village) ?? 'centre', roster));

const itemRules = [categoryKnown, heavyIsPlanned, redIsLed, carriedSaysWhatChanged];

/** The ledger as it is now takes the place of what was prefilled before; what was typed stays with whoever typed it. */
export const prefill: ReportEdge = {
  label: { zh: '从台账重新预填', en: 'Prefill from the ledger again' },
  to: 'prefilled',
  by: reporter,
  when: [monthOpen],
  input: nothing,
  example: () => ({}),
  does: (_, __, world) => [prefilledNow(world)],
};

export const prefilledNow = ({ ledger = [], lastMonth = [] }: ReportWorld): ReturnType<typeof event> =>
  event('ReportPrefilled', { lines: prefilled(ledger, lastMonth), ledgerCases: ledger.length, ...moveTo<ReportState>('prefilled') });

const files = (to: 'submitted' | 'resubmitted'): ReportEdge => ({
  label: to === 'submitted' ? { zh: '报送', en: 'File' } : { zh: '修改后再报', en: 'File again' },
  to,
  by: reporter,
  when: [monthOpen, somethingListed, ...itemRules],
  input: input({ items: itemsInput }),
  example: (report, world) => ({ items: exampleItems(report, world) }),
  does: (_, command, world) => [event('ReportFiled', { ...command.input, ...toCentre(to, world) })],
});

const reportsNothing = (to: 'submitted' | 'resubmitted'): ReportEdge => ({
  label: { zh: '零报告', en: 'Zero report' },
  to,
  by: reporter,
  when: [monthOpen, everythingAsked],
  input: input({
    land: yes({ zh: '已问征迁和土地，没有情况', en: 'Asked about land and expropriation: nothing' }),
    neighbours: yes({ zh: '已问邻里纠纷和打架，没有情况', en: 'Asked about quarrels and fights: nothing' }),
    wages: yes({ zh: '已问欠薪，没有情况', en: 'Asked about unpaid wages: nothing' }),
    family: yes({ zh: '已问家庭矛盾激化，没有情况', en: 'Asked about families in trouble: nothing' }),
    petitions: yes({ zh: '已问村务和信访苗头，没有情况', en: 'Asked about village affairs and petitions: nothing' }),
    checkedBy: line({ zh: '排查人', en: 'Who asked' }, 'checked-by'),
  }),
  example: (_, { roster }, { personId, organisations }) => ({
    land: true,
    neighbours: true,
    wages: true,
    family: true,
    petitions: true,
    checkedBy: organisations.flatMap((office) => roster.membersOf(office)).find((member) => member.personId === personId)?.name ?? '排查人',
  }),
  does: (_, command, world) => [event('ZeroReported', { ...command.input, ...toCentre(to, world) })],
});

export const file = files('submitted');
export const fileAgain = files('resubmitted');
export const zero = reportsNothing('submitted');
export const zeroAgain = reportsNothing('resubmitted');

export const accept: ReportEdge = {
  label: { zh: '审核通过', en: 'Accept' },
  to: 'accepted',
  by: centre,
  input: nothing,
  example: () => ({}),
  does: (_, __, world) => [event('ReportAccepted', toCentre('accepted', world))],
};

export const giveBack: ReportEdge = {
  label: { zh: '退回修改', en: 'Return' },
  to: 'returned',
  by: centre,
  when: [monthOpen],
  input: input({ reason }),
  example: () => ({ reason: '处置方案不具体，请写明责任人和时限' }),
  does: (report, command, world) => [event('ReportReturned', { ...command.input, ...toVillage('returned', report, world) })],
};

export const exempt: ReportEdge = {
  label: { zh: '免报', en: 'Exempt' },
  to: 'exempt',
  by: centre,
  input: input({ reason }),
  example: () => ({ reason: '该村街本月停止办公' }),
  does: (_, command) => [event('ReportExempted', { ...command.input, ...moveTo<ReportState>('exempt', null) })],
};

/** By the summary: what it counts is frozen with it. */
export const include: ReportEdge = {
  label: { zh: '纳入汇总', en: 'Include' },
  to: 'included',
  by: [...centre, 'clock'],
  when: [withTheSummary],
  input: nothing,
  example: () => ({}),
  does: () => [event('ReportIncluded', moveTo<ReportState>('included', null))],
};

/** A late fact, or an item that was listed wrongly and goes, though it was the only one: a new edition beside the original, which stays in the history. */
export const correct: ReportEdge = {
  label: { zh: '更正', en: 'Correct' },
  to: 'same',
  by: [...village, ...centre],
  when: itemRules,
  input: input({ reason, items: itemsInput }),
  example: (report, world) => ({ reason: '报送后发现新情况', items: exampleItems(report, world) }),
  does: (_, command) => [event('ReportCorrected', command.input)],
};

const exampleItems = ({ prefill: lines }: Report, world: ReportWorld): Input[string] => {
  const { wordsOf } = world;
  const words = (line: PrefilledLine): string => wordsOf?.(line.brief) ?? '见台账';
  if (lines.length === 0)
    return [
      exampleItem(
        { leaf: null, grade: 'yellow', people: 2, project: false, petition: false, carried: false },
        '两户因排水发生争吵，已劝离',
        world,
      ),
    ];
  return lines.map((line) => exampleItem(line, words(line), world));
};

const exampleItem = (
  { case: number, leaf, grade, people, project, petition, carried }: Omit<PrefilledLine, 'brief'>,
  brief: string,
  { leaves }: ReportWorld,
): { readonly [field: string]: string | number | boolean } => {
  const heavy = grade === 'orange' || grade === 'red';
  return {
    ...(number === undefined ? {} : { case: number }),
    leaf: leaf ?? leaves[0]?.code ?? '',
    brief,
    people,
    grade,
    project,
    status: carried ? 'carried' : 'new',
    ...(carried ? { change: '与上月相比没有变化' } : {}),
    responsible: '村街调解室 调解员',
    ...(heavy ? { plan: '由调解员每周走访一次，约双方到村街调解室商谈' } : {}),
    ...(grade === 'red' ? { leader: '镇分管领导' } : {}),
    reportedUp: false,
    petition: petition ? 'repeat' : 'none',
  };
};
