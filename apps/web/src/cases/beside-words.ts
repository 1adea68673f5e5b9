import type { Widened } from '../words/zh.js';
import { useLanguage } from '../words/language.js';

/** Words of what goes on beside the mediation: they come with a case and not with the first visit. */
const zh = {
  head: '配合与督办',
  tasks: '会商议定事项',
  calls: '吹哨部门',
  supervision: '督办',
  urgent: '紧急信息报告',
  rights: '当事人权利时效',
  legalAid: '法律援助',
  done: '已完成',
  answered: '已回应',
  reported: '已报告',
  lapsed: '期限已过',
  noAnswerAsked: '无须书面反馈',
  by: (day: string) => `${day} 前`,
  until: (from: string, to: string) => `自 ${from} 起算，至 ${to}`,
  step: { reminder: '提醒', order: '督办单', bulletin: '通报' },
  way: { phone: '电话报告', written: '书面报告' } as { readonly [way: string]: string },
  aid: { asked: '已申请，等待决定', granted: '已同意，等待指派律师', refused: '不予援助', assigned: '已指派律师' },
};

const en: Widened<typeof zh> = {
  head: 'Help and supervision',
  tasks: 'Tasks of conferences',
  calls: 'Departments that were called',
  supervision: 'Supervision',
  urgent: 'Report of an urgent matter',
  rights: 'Limits of the parties’ rights',
  legalAid: 'Legal aid',
  done: 'done',
  answered: 'answered',
  reported: 'reported',
  lapsed: 'lapsed',
  noAnswerAsked: 'no answer is asked for',
  by: (day) => `by ${day}`,
  until: (from, to) => `counts from ${from}, until ${to}`,
  step: { reminder: 'Reminder', order: 'Order', bulletin: 'Bulletin' },
  way: { phone: 'By telephone', written: 'In writing' },
  aid: {
    asked: 'Applied for, to be decided',
    granted: 'Granted, a lawyer to be named',
    refused: 'Refused',
    assigned: 'A lawyer is named',
  },
};

export const useBesideWords = (): Widened<typeof zh> => (useLanguage() === 'en' ? en : zh);
