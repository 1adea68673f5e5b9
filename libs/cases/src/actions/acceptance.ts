import type { PlainDate } from '@lib/calendar';
import type { Input } from '@lib/kernel';
import type { Consent } from '../dispute.js';
import { mainParties } from '../dispute.js';
import { choice, day, input, line, oneOf, prose, reason, rows, someOf, yes } from '../fields.js';
import { centre } from '../posts.js';
import * as rules from '../rules/index.js';
import { inputOf, mediatorsLeft, nobodyTakesOver } from '../rules/index.js';
import { event, moveTo, toCentre, type DisputeEdge } from './edge.js';

const relation = oneOf(
  { zh: '关系', en: 'Relation' },
  {
    kin: { zh: '近亲属', en: 'Kin' },
    interest: { zh: '利害关系', en: 'An interest in it' },
    other: { zh: '其他可能影响公正的关系', en: 'Another tie that may affect fairness' },
  },
);

/** Who may not mediate it; declared with the names, so that the bar stands from then on. */
export const conflicts = rows(
  { zh: '须回避的人员', en: 'Mediators in conflict' },
  input({ mediator: choice({ zh: '调解员', en: 'Mediator' }, 'colleagues'), relation }),
  0,
  30,
);

export const acceptCase: DisputeEdge = {
  label: { zh: '受理', en: 'Accept' },
  to: ['village-mediating', 'pending-dispatch'],
  by: ['holder'],
  when: [
    rules.rightsNoticeGiven,
    rules.partiesKnown,
    rules.nobodyRefused,
    rules.everyMainPartyConsents,
    rules.someMediatorLeft,
    rules.mediatorNotInConflict,
    rules.mediatorsOnRoster,
    rules.knownScreenRules,
    rules.overruledLinesMayBe,
    rules.intakeScreenPassed,
    rules.civilPartNamed,
  ],
  input: input(
    {
      rightsNoticeGiven: yes({ zh: '已告知当事人权利义务', en: 'Rights and duties were told' }),
      rightsNoticeOn: day({ zh: '告知日期', en: 'Told on' }),
      consents: rows(
        { zh: '当事人意愿', en: 'Consent of each party' },
        input({
          party: choice({ zh: '当事人', en: 'Party' }, 'parties'),
          consent: oneOf<Consent>(
            { zh: '意愿', en: 'Consent' },
            { given: { zh: '同意', en: 'Agrees' }, refused: { zh: '拒绝', en: 'Refuses' }, unknown: { zh: '未表示', en: 'Not yet known' } },
          ),
        }),
        0,
      ),
      mediators: someOf({ zh: '调解员', en: 'Mediators' }, 'colleagues'),
      conflicts,
      screen: someOf({ zh: '受理筛查：符合的情形', en: 'Intake screen: lines that apply' }, 'screen'),
      overrule: rows(
        { zh: '人工决定受理的筛查项', en: 'Lines that a person decides to overrule' },
        input({
          rule: choice({ zh: '筛查项', en: 'Line' }, 'overrulable'),
          ground: line({ zh: '受理依据', en: 'Ground' }, 'ground'),
        }),
        0,
        30,
      ),
      civilPart: prose({ zh: '只受理部分事项的：可以调解的部分', en: 'Where only a part may be mediated: which' }, 'civil-part'),
    },
    'conflicts',
    'screen',
    'overrule',
    'civilPart',
  ),
  example: (dispute, world, { personId }): Input => {
    const left = dispute.holder?.organisation === centre ? [] : mediatorsLeft(dispute, world.roster);
    const mediator = left.find((id) => id === personId) ?? left[0];
    return {
      rightsNoticeGiven: true,
      rightsNoticeOn: world.today,
      consents: mainParties(dispute).map(({ id }) => ({ party: id, consent: 'given' })),
      mediators: mediator === undefined ? [] : [mediator],
      screen: [],
    };
  },
  does: (dispute, command, world) => {
    const { rightsNoticeGiven: _, ...told } = inputOf<{ rightsNoticeGiven: boolean; rightsNoticeOn: PlainDate }>(command);
    const atCentre = world.roster.organisation(dispute.holder?.organisation ?? centre)?.kind !== 'village-room';
    const where = atCentre ? toCentre('pending-dispatch', world) : moveTo('village-mediating');
    return [event('CaseAccepted', { acceptedOn: world.today, ...told, ...where })];
  },
};

/** G1. A case that came to its mediators before anybody accepted it is accepted where it is. */
export const acceptLate: DisputeEdge = {
  ...acceptCase,
  to: 'same',
  when: [rules.notAcceptedYet, rules.noRefusalRecorded, ...(acceptCase.when ?? [])],
  does: (_, command, world) => {
    const { rightsNoticeGiven: __, ...told } = inputOf<{ rightsNoticeGiven: boolean; rightsNoticeOn: PlainDate }>(command);
    return [event('CaseAccepted', { acceptedOn: world.today, ...told })];
  },
};

/** G1. A party asks for it, or a tie comes to light: the mediator goes, is barred, and another of the office takes over. */
export const recuse: DisputeEdge = {
  label: { zh: '回避', en: 'Recuse a mediator' },
  to: ['same', 'pending-dispatch'],
  by: ['holder'],
  when: [rules.nobodyRefused, rules.recusedMediates, rules.replacedByAnother],
  input: input(
    {
      mediator: choice({ zh: '须回避的调解员', en: 'Mediator who goes' }, 'mediators'),
      relation,
      reason,
      replacement: choice({ zh: '接替的调解员', en: 'Who takes over' }, 'mediatorsLeft'),
    },
    'replacement',
  ),
  example: (dispute, { roster }) => {
    const [mediator] = dispute.mediators;
    const [replacement] = mediatorsLeft(dispute, roster, (id) => id === mediator);
    return { mediator, relation: 'kin', reason: '与一方当事人系近亲属', ...(replacement === undefined ? {} : { replacement }) };
  },
  does: (dispute, command, world) => {
    // E3: nobody of the office may mediate it any more, so the centre names another.
    const where = nobodyTakesOver(dispute, command, world.roster) ? toCentre('pending-dispatch', world) : {};
    return [event('MediatorRecused', { ...command.input, ...where })];
  },
};
