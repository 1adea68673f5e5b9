import { isFromCourt } from '../dispute.js';
import type { DisputeRule } from './rule.js';

export const sentByCourt: DisputeRule = {
  code: 'case/not-from-court',
  says: { zh: '本案不是法院委派或委托的案件', en: 'The court did not send this case' },
  next: { zh: '无须向法院书面回告', en: 'No written result is owed to the court' },
  article: '法释〔2016〕14号 第26条',
  reads: ['source'],
  onlyWhen: { court: ['owed', 'told'] },
  holds: (dispute) => isFromCourt(dispute),
};

/** G5. 法释〔2016〕14号 art. 26: the court that sent the case gets its result in writing before the case is closed. */
export const courtToldResult: DisputeRule = {
  code: 'case/court-result-owed',
  says: {
    zh: '本案由法院委派或委托，尚未向法院书面回告调解结果',
    en: 'The court sent this case and has not been given the result in writing',
  },
  next: { zh: '请先办理“向法院书面回告结果”', en: 'Do “report the result to the court” first' },
  article: '法释〔2016〕14号 第26条',
  guard: 'G5',
  reads: ['source', 'courtTold'],
  onlyWhen: { court: ['none', 'told'] },
  holds: (dispute) => dispute.courtToldOn !== null || !isFromCourt(dispute),
};

export const courtNotToldYet: DisputeRule = {
  code: 'case/court-told-already',
  says: { zh: '已向法院书面回告调解结果', en: 'The court has been given the result already' },
  next: { zh: '无须重复回告', en: 'Nothing more is owed to the court' },
  article: '法释〔2016〕14号 第26条',
  reads: ['courtTold'],
  onlyWhen: { court: ['none', 'owed'] },
  holds: (dispute) => dispute.courtToldOn === null,
};
