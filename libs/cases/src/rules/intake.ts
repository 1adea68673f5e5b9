import type { Consent, Dispute } from '../dispute.js';
import { mainParties } from '../dispute.js';
import type { DisputeCommand } from '../world.js';
import { inputOf, type DisputeRule } from './rule.js';

const consentsAfter = (dispute: Dispute, command: DisputeCommand): readonly Consent[] => {
  const { consents = [] } = inputOf<{ consents?: readonly { party: string; consent: Consent }[] }>(command);
  return mainParties(dispute).map((party) => consents.find((given) => given.party === party.id)?.consent ?? party.consent);
};

/** G1. 人民调解法 art. 17: a party who clearly refuses may not be mediated. */
export const nobodyRefused: DisputeRule = {
  code: 'case/party-refused',
  says: { zh: '有当事人明确拒绝调解，不得继续调解', en: 'A party has refused, so mediation may not go on' },
  next: { zh: '请终止调解，并告知其他途径', en: 'End the mediation and tell the parties the other channels' },
  article: '人民调解法 第17条',
  reads: ['anyRefusal'],
  holds: (dispute, command) => !consentsAfter(dispute, command).includes('refused'),
};

/** G1. Each main party agrees before mediation begins. */
export const everyMainPartyConsents: DisputeRule = {
  code: 'case/consent-missing',
  says: { zh: '还有主要当事人没有表示同意调解', en: 'A main party has not yet agreed to mediation' },
  next: { zh: '请逐一征询当事人意见后再受理', en: 'Ask each party first, then accept' },
  article: '人民调解法 第17条',
  pointer: '/consents',
  reads: ['consents'],
  holds: (dispute, command) => consentsAfter(dispute, command).every((consent) => consent === 'given'),
};

/** 人民调解工作若干规定 art. 30: rights and duties are told before mediation. */
export const rightsNoticeGiven: DisputeRule = {
  code: 'case/rights-notice-missing',
  says: { zh: '尚未向当事人告知权利义务', en: 'The parties have not been told their rights and duties' },
  next: {
    zh: '请先口头或书面告知调解的性质、原则、效力和权利义务',
    en: 'Tell them the nature, principles, effect, rights and duties first',
  },
  article: '人民调解工作若干规定 第30条',
  pointer: '/rightsNoticeGiven',
  reads: ['rightsNotice'],
  holds: (_, command) => inputOf<{ rightsNoticeGiven: boolean }>(command).rightsNoticeGiven,
};

/** The village's mediators must be on the roster of the holding committee. At the centre none is named yet. */
export const mediatorsOnRoster: DisputeRule = {
  code: 'case/mediator-not-on-roster',
  says: { zh: '指定的调解员不在本调解组织名册内', en: 'A named mediator is not on the roster of the mediating organisation' },
  next: { zh: '请从名册中选择调解员', en: 'Choose mediators from the roster' },
  article: '人民调解法 第13条、第19条',
  pointer: '/mediators',
  reads: ['mediators', 'roster'],
  holds: (dispute, command, { roster }) => {
    const holder = dispute.holder?.organisation;
    if (!holder || roster.organisation(holder)?.kind !== 'village-room') return true;
    const { mediators } = inputOf<{ mediators: readonly string[] }>(command);
    const onRoster = roster.membersOf(holder).filter((member) => member.onRoster);
    return mediators.length > 0 && mediators.every((id) => onRoster.some((member) => member.personId === id));
  },
};

/** Intake screen: a matter that the law sends elsewhere is not accepted; config/law/intake-screen.yaml. */
export const intakeScreenPassed: DisputeRule = {
  code: 'case/must-go-elsewhere',
  says: { zh: '受理筛查：该事项依法不能由人民调解受理', en: 'Intake screen: the law sends this matter elsewhere' },
  next: { zh: '请导出到有权处理的机关，并告知当事人', en: 'Refer it out to the competent body and tell the parties' },
  article: '人民调解工作若干规定 第22条',
  pointer: '/screen',
  reads: ['screen'],
  holds: (_, command, { screen }) => {
    const { screen: ticked = [] } = inputOf<{ screen?: readonly string[] }>(command);
    return ticked.every((id) => screen.get(id)?.result !== 'BLOCK');
  },
};

export const knownScreenRules: DisputeRule = {
  code: 'case/unknown-screen-rule',
  says: { zh: '受理筛查项目编号不存在', en: 'No such line in the intake screen' },
  next: { zh: '请从筛查表 N01–N17 中选择', en: 'Choose from the screen N01–N17' },
  pointer: '/screen',
  reads: ['screen'],
  holds: (_, command, { screen }) => {
    const { screen: ticked = [], rule } = inputOf<{ screen?: readonly string[]; rule?: string }>(command);
    return ticked.every((id) => screen.has(id)) && (rule === undefined || screen.has(rule));
  },
};
