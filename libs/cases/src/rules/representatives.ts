import { collectiveFrom, isCollective } from '../dispute.js';
import { inputOf, type DisputeRule } from './rule.js';

/** 信访工作条例 art. 20. */
export const mostRepresentatives = 5;

export const isOfAGroup: DisputeRule = {
  code: 'case/not-collective',
  says: {
    zh: `当事人不足${collectiveFrom}人，无须推选代表`,
    en: `Fewer than ${collectiveFrom} people are involved; they speak for themselves`,
  },
  next: { zh: '请当事人本人参加；确需代理的，另附授权', en: 'Let the parties come themselves, or attach a power of attorney' },
  reads: ['parties', 'peopleInvolved'],
  holds: isCollective,
};

/** 信访工作条例 art. 20: a group elects at most five; 劳动争议调解仲裁法 art. 7: ten or more workers may elect representatives. */
export const fiveRepresentativesAtMost: DisputeRule = {
  code: 'case/too-many-representatives',
  says: {
    zh: `推选的代表不得超过${mostRepresentatives}人`,
    en: `A group is spoken for by at most ${mostRepresentatives} representatives`,
  },
  next: {
    zh: '请当事人重新推选，其他人不受影响，仍可随时了解进展',
    en: 'Ask them to elect again; the others stay parties and may ask at any time',
  },
  article: '信访工作条例 第20条；劳动争议调解仲裁法 第7条',
  pointer: '/representatives',
  reads: ['representatives'],
  holds: (_, command) => new Set(inputOf<{ representatives: readonly string[] }>(command).representatives).size <= mostRepresentatives,
};
