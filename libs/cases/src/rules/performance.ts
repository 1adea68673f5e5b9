import { inputOf, type DisputeRule } from './rule.js';

export const obligationOwed: DisputeRule = {
  code: 'case/unknown-obligation',
  says: { zh: '该项义务不存在或已履行', en: 'There is no such open obligation' },
  next: { zh: '请从尚未履行的义务中选择', en: 'Choose from the obligations that are still open' },
  pointer: '/obligation',
  reads: ['obligations'],
  onlyWhen: { owed: ['yes'] },
  holds: (dispute, command) => {
    const { obligation } = inputOf<{ obligation: string }>(command);
    return dispute.obligations.some(({ id, status }) => id === obligation && status !== 'done');
  },
};

/** 人民调解法 art. 27: the dossier is complete before a success is struck off. */
export const dossierComplete: DisputeRule = {
  code: 'case/dossier-incomplete',
  says: {
    zh: '卷宗不完整：缺受理登记、权利义务告知、协议或履行记录',
    en: 'The dossier is incomplete: acceptance, rights notice, agreement or performance is missing',
  },
  next: { zh: '请补齐卷宗材料后再回访销号', en: 'Complete the dossier, then visit and strike off' },
  article: '人民调解法 第27条',
  reads: ['agreement', 'obligations'],
  onlyWhen: { agreement: ['binds-written', 'binds-oral'], owed: ['no'] },
  holds: (dispute) =>
    dispute.agreement?.effectiveOn !== null && dispute.agreement !== null && dispute.obligations.every(({ status }) => status === 'done'),
};
