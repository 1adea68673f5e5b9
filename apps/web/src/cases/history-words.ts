import { useLanguage } from '../words/language.js';

type Names = { readonly [name: string]: string };

/** What a text of the history is called, by its field; these come with a case and not with the first visit. */
const textNames: { readonly zh: Names; readonly en: Names } = {
  zh: {
    reason: '理由',
    place: '地点',
    minutes: '记录',
    result: '结果',
    decisions: '议定事项',
    expected: '办理要求',
    note: '说明',
    what: '情况',
    plan: '方案',
    department: '部门',
    question: '事项',
    asked: '要求',
    receipt: '凭证',
    materials: '材料',
    performance: '履行情况',
    measures: '措施',
    told: '已告知',
    organisation: '承接单位',
    text: '内容',
  },
  en: {
    reason: 'Reason',
    place: 'Place',
    minutes: 'Minutes',
    result: 'Result',
    decisions: 'Decisions',
    expected: 'Expected',
    note: 'Note',
    what: 'What',
    plan: 'Plan',
    department: 'Department',
    question: 'Question',
    asked: 'Asked',
    receipt: 'Receipt',
    materials: 'Materials',
    performance: 'Performance',
    measures: 'Measures',
    told: 'Told',
    organisation: 'Receiving body',
    text: 'Text',
  },
};

/** Stages of the road of a case. */
const stagesZh = {
  registered: '登记',
  village: '村级调解',
  dispatch: '镇级分派',
  joint: '联合调解',
  agreed: '达成协议',
  performing: '履行',
  visit: '回访',
  closed: '归档',
  asked: '提问',
  answered: '解答',
  settled: '办结',
  applied: '申请',
  verifying: '核实',
  deciding: '审批',
  delivering: '落实或告知',
};
export type Stage = keyof typeof stagesZh;
const stagesEn: { readonly [stage in Stage]: string } = {
  registered: 'Registered',
  village: 'Village mediation',
  dispatch: 'Town dispatch',
  joint: 'Joint mediation',
  agreed: 'Agreement',
  performing: 'Performance',
  visit: 'Visit',
  closed: 'Archive',
  asked: 'Question',
  answered: 'Answer',
  settled: 'Closed',
  applied: 'Application',
  verifying: 'Looked into',
  deciding: 'Decision',
  delivering: 'Aid or notice',
};

/** Of an office that assists. */
const assistZh: Names = { asked: '待签收', 'signed-for': '已签收', declined: '已谢绝', reported: '已反馈', ended: '已终止' };
const assistEn: Names = {
  asked: 'To be signed for',
  'signed-for': 'Signed for',
  declined: 'Declined',
  reported: 'Reported',
  ended: 'Ended',
};

/** What a line of the intake screen comes to. */
const screenZh: Names = { BLOCK: '不受理', PARTIAL: '只受理一部分', WARN: '请注意' };
const screenEn: Names = { BLOCK: 'Not accepted', PARTIAL: 'Only in part', WARN: 'Take care' };

export const useScreenNames = (): Names => (useLanguage() === 'en' ? screenEn : screenZh);
export const useAssistNames = (): Names => (useLanguage() === 'en' ? assistEn : assistZh);
export const useTextNames = (): Names => (useLanguage() === 'en' ? textNames.en : textNames.zh);
export const useStageNames = (): { readonly [stage in Stage]: string } => (useLanguage() === 'en' ? stagesEn : stagesZh);
