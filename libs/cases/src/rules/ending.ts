import { inputOf, type DisputeRule } from './rule.js';

/** 人民调解法 art. 26 (G3): a failed mediation ends only after the parties were told the other channels. */
export const channelsTold: DisputeRule = {
  code: 'case/channels-not-told',
  guard: 'G3',
  says: {
    zh: '尚未告知当事人可依法通过仲裁、行政、司法等途径维护权利',
    en: 'The parties have not been told that they may use arbitration, administrative or judicial channels',
  },
  next: { zh: '请告知其他途径，并记录告知时间和告知人', en: 'Tell them the other channels and record when and by whom' },
  article: '人民调解法 第26条',
  pointer: '/channelsTold',
  reads: ['channelsTold'],
  holds: (_, command) => inputOf<{ channelsTold: boolean }>(command).channelsTold,
};

export const channelsToldIfRefused: DisputeRule = {
  ...channelsTold,
  holds: (dispute, command, world) => command.input['ruling'] !== 'refused' || channelsTold.holds(dispute, command, world),
};

/** After 90 days without an answer a referral may be closed with a note (S-11). */
export const outcomeAwaitedLongEnough: DisputeRule = {
  code: 'case/outcome-not-awaited',
  says: { zh: '导出未满90日，不能以“结果不明”办结', en: 'Less than 90 days since the referral: it may not be closed as unknown' },
  next: { zh: '请先向承接单位询问结果', en: 'Ask the receiving body for the result first' },
  article: '独流镇调解流程规则 S-11',
  pointer: '/resultKnown',
  reads: ['referral', 'resultKnown'],
  holds: (dispute, command, { now }) =>
    inputOf<{ resultKnown: boolean }>(command).resultKnown ||
    (dispute.referral !== null && now - Date.parse(`${dispute.referral.on}T00:00:00+08:00`) >= 90 * 86_400_000),
};

export const doorKnown: DisputeRule = {
  code: 'case/unknown-door',
  says: { zh: '导出途径不在名单内', en: 'There is no such door' },
  next: { zh: '请从导出途径中选择', en: 'Choose one of the doors' },
  pointer: '/door',
  reads: ['door'],
  holds: (_, command, { doors }) => doors.some(({ code }) => code === command.input['door']),
};
