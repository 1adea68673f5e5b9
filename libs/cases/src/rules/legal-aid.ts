import { inputOf, type DisputeRule } from './rule.js';

export type LegalAidAnswer = 'granted' | 'refused' | 'assigned';

export const noLegalAidAwaited: DisputeRule = {
  code: 'case/legal-aid-awaited',
  says: { zh: '已申请法律援助，尚在等待答复', en: 'Legal aid has been applied for and the answer is awaited' },
  next: { zh: '请先登记法律援助机构的答复', en: 'Record the answer of the legal-aid centre first' },
  article: '法律援助法 第43条',
  reads: ['legalAid'],
  holds: ({ legalAid }) => legalAid === undefined || legalAid.status === 'refused' || legalAid.status === 'assigned',
};

/** A lawyer is assigned to what was granted; what was asked for is granted or refused. */
export const legalAidStepFollows: DisputeRule = {
  code: 'case/legal-aid-out-of-step',
  says: { zh: '没有待答复的法律援助申请，或步骤不符', en: 'No application for legal aid awaits this answer' },
  next: { zh: '先申请，再登记决定，给予援助后登记指派', en: 'Apply first, then record the decision, then the lawyer assigned' },
  article: '法律援助法 第43条',
  pointer: '/answer',
  reads: ['legalAid', 'answer'],
  holds: ({ legalAid }, command) => {
    const { answer } = inputOf<{ answer: LegalAidAnswer }>(command);
    return legalAid?.status === (answer === 'assigned' ? 'granted' : 'asked');
  },
};
