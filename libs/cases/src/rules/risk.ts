import type { DisputeRule } from './rule.js';

export const isRed: DisputeRule = {
  code: 'case/not-red',
  says: { zh: '只有红色等级的案件由领导包案', en: 'Only a red case is owned by a leader' },
  next: { zh: '请先由责任单位定为红色等级', en: 'Have it graded red first' },
  article: '独流镇调解流程规则',
  reads: ['risk'],
  holds: (dispute) => dispute.risk === 'red',
};
