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
  guard: 'G1',
  says: { zh: '有当事人明确拒绝调解，不得继续调解', en: 'A party has refused, so mediation may not go on' },
  next: { zh: '请终止调解，并告知其他途径', en: 'End the mediation and tell the parties the other channels' },
  article: '人民调解法 第17条',
  reads: ['anyRefusal'],
  onlyWhen: { refusal: ['no'] },
  holds: (dispute, command) => !consentsAfter(dispute, command).includes('refused'),
};

/** G1. What a party refused once is not consented to by whoever asks next. */
export const noRefusalRecorded: DisputeRule = {
  ...nobodyRefused,
  reads: ['refusalRecorded'],
  holds: (dispute) => !dispute.parties.some(({ consent }) => consent === 'refused'),
};

/** G1. Each main party agrees before mediation begins. */
export const everyMainPartyConsents: DisputeRule = {
  code: 'case/consent-missing',
  guard: 'G1',
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
  guard: 'G1',
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

/** G1. Village mediators are on the roster of their committee, a lead office's are its people; at the centre none is named yet. */
export const mediatorsOnRoster: DisputeRule = {
  code: 'case/mediator-not-on-roster',
  guard: 'G1',
  says: { zh: '指定的调解员不在本调解组织名册内', en: 'A named mediator is not on the roster of the mediating organisation' },
  next: { zh: '请从名册中选择调解员', en: 'Choose mediators from the roster' },
  article: '人民调解法 第13条、第19条',
  pointer: '/mediators',
  reads: ['mediators', 'roster'],
  holds: (dispute, command, { roster }) => {
    const holder = dispute.holder?.organisation;
    const kind = holder && roster.organisation(holder)?.kind;
    if (!holder || kind === 'centre') return true;
    const { mediators } = inputOf<{ mediators: readonly string[] }>(command);
    const members = roster.membersOf(holder);
    const may = kind === 'village-room' ? members.filter((member) => member.onRoster) : members;
    return mediators.length > 0 && mediators.every((id) => may.some((member) => member.personId === id));
  },
};

/** A dispute is accepted once; a reopened one is asked anew. */
export const notAcceptedYet: DisputeRule = {
  code: 'case/accepted-already',
  says: { zh: '本案已受理', en: 'The case is accepted already' },
  next: { zh: '请继续调解；当事人改变意愿的，请记录拒绝', en: 'Go on mediating; record a refusal where a party has changed its mind' },
  article: '人民调解法 第17条',
  reads: ['accepted'],
  onlyWhen: { accepted: ['no'] },
  holds: (dispute) => dispute.acceptedOn === null,
};

/** G1. No mediation before the rights notice and the consents, by whichever road the case has come. */
export const acceptedForMediation: DisputeRule = {
  code: 'case/not-accepted',
  says: {
    zh: '本案尚未受理：没有告知权利义务，也没有征得各方同意',
    en: 'The case is not accepted yet: no rights notice was given and no consent asked for',
  },
  next: { zh: '请先办理“受理”', en: 'Do “accept” first' },
  article: '人民调解工作若干规定 第30条；人民调解法 第17条',
  guard: 'G1',
  reads: ['accepted'],
  onlyWhen: { accepted: ['yes'] },
  holds: (dispute) => dispute.acceptedOn !== null && dispute.rightsNoticeOn !== null,
};
