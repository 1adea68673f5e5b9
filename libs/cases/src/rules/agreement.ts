import { mainParties } from '../dispute.js';
import { inputOf, type DisputeRule } from './rule.js';

/** 人民调解法 art. 29 (G2): a written agreement binds at the last of signatures, mediator's mark and seal. */
export const agreementInEffect: DisputeRule = {
  code: 'case/marks-missing',
  guard: 'G2',
  says: {
    zh: '协议书尚缺当事人签名、调解员签名或调委会印章，未生效',
    en: 'The agreement lacks a signature, the mediator’s mark or the seal, so it is not yet in effect',
  },
  next: { zh: '请补齐各方签名、调解员签名和印章', en: 'Add the missing marks' },
  article: '人民调解法 第29条',
  reads: ['marks'],
  onlyWhen: { agreement: ['binds-written', 'binds-oral'] },
  holds: (dispute) => dispute.agreement !== null && dispute.agreement.effectiveOn !== null,
};

export const markStillMissing: DisputeRule = {
  code: 'case/mark-already-there',
  says: { zh: '该签章已登记，或口头协议无须签章', en: 'This mark is recorded already, or the agreement is oral and needs none' },
  next: { zh: '请选择尚缺的签章', en: 'Choose a mark that is still missing' },
  article: '人民调解法 第29条',
  pointer: '/mark',
  reads: ['marks'],
  onlyWhen: { agreement: ['awaits-marks'] },
  holds: (dispute, command) => {
    const { mark, party } = inputOf<{ mark: string; party?: string }>(command);
    const { agreement } = dispute;
    if (!agreement || agreement.form === 'oral') return false;
    if (mark === 'mediator') return agreement.mediatorMark === null;
    if (mark === 'seal') return agreement.seal === null;
    return party !== undefined && agreement.signatures[party] === undefined && mainParties(dispute).some(({ id }) => id === party);
  },
};

/** A written agreement states each duty's debtor, creditor, date and manner (人民调解法 art. 29; C3 of the confirmation checks). */
export const writtenTermsComplete: DisputeRule = {
  code: 'case/terms-missing',
  guard: 'G2',
  says: {
    zh: '协议须写明每项义务的义务人、权利人、内容、期限和方式',
    en: 'The agreement must state debtor, creditor, content, date and manner of each duty',
  },
  next: { zh: '请至少填写一项协议内容，义务人和权利人不能相同', en: 'Enter at least one duty; debtor and creditor may not be the same' },
  article: '人民调解法 第29条',
  pointer: '/terms',
  reads: ['terms'],
  holds: (_, command) => {
    const { terms } = inputOf<{ terms: readonly { debtor: string; creditor: string }[] }>(command);
    return terms.length > 0 && terms.every(({ debtor, creditor }) => debtor !== creditor);
  },
  // 人民调解法 art. 28: of an oral agreement the mediator records the content; that row is all there is of it.
  explain: (_, command) =>
    command.input['form'] === 'oral'
      ? {
          says: {
            zh: '口头协议须登记内容：义务人、权利人、内容、期限和方式',
            en: 'The content of an oral agreement must be recorded, duty by duty',
          },
          article: '人民调解法 第28条',
        }
      : {},
};
