import { isLive } from '../arms.js';
import { inputOf, type DisputeRule } from './rule.js';

/** 人民调解法 art. 33: jointly and within 30 days of effect (T-01). */
export const withinConfirmationRight: DisputeRule = {
  code: 'case/confirmation-right-lapsed',
  says: {
    zh: '协议生效已超过30日，不能再共同申请司法确认',
    en: 'More than 30 days have passed since the agreement took effect; confirmation can no longer be asked for',
  },
  next: { zh: '可达成新的协议，或告知当事人可依法起诉', en: 'A new agreement may be made, or the parties may sue' },
  article: '人民调解法 第33条；民事诉讼法 第205条',
  reads: ['rightLapsed', 'deadlines', 'now'],
  // The right ends with the day, not with the sweep that records it.
  holds: (dispute, _, { now }) =>
    !dispute.rightLapsed && !dispute.deadlines.some((armed) => armed.rule === 'T-01' && isLive(armed) && armed.limitAt <= now),
};

/** C1: the application is a joint one. */
export const bothWillConfirm: DisputeRule = {
  code: 'case/confirmation-not-joint',
  says: { zh: '司法确认须由双方当事人共同申请', en: 'Confirmation must be asked for by the parties jointly' },
  next: { zh: '请确认双方均愿意后再申请', en: 'Ask again when both are willing' },
  article: '人民调解法 第33条',
  pointer: '/bothWilling',
  reads: ['bothWilling'],
  holds: (_, command) => inputOf<{ bothWilling: boolean }>(command).bothWilling,
};

/** C2–C5: nothing excluded, content clear, seal there, identity proofs attached (法释〔2011〕5号). */
export const confirmationChecksPassed: DisputeRule = {
  code: 'case/confirmation-checks',
  says: {
    zh: '司法确认材料核对未通过：须为书面协议，不涉身份关系和确权，材料齐全',
    en: 'The confirmation checks did not pass: a written agreement, no status or ownership to confirm, papers complete',
  },
  next: { zh: '请逐项核对 C1–C5', en: 'Go through C1–C5 again' },
  article: '民事诉讼法司法解释 第355条',
  pointer: '/checked',
  reads: ['agreementForm', 'checked'],
  onlyWhen: { agreement: ['awaits-marks', 'binds-written'] },
  holds: (dispute, command) => dispute.agreement?.form === 'written' && inputOf<{ checked: boolean }>(command).checked,
};

export const notConfirmedYet: DisputeRule = {
  code: 'case/confirmed-already',
  says: { zh: '本协议已申请过司法确认', en: 'Confirmation of this agreement was asked for already' },
  next: { zh: '请督促履行；不履行的可申请强制执行', en: 'Urge performance; a confirmed agreement can be enforced' },
  article: '人民调解法 第33条',
  reads: ['confirmation'],
  onlyWhen: { confirmation: ['no'] },
  holds: (dispute) => dispute.confirmation === null,
};
