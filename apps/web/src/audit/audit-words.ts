import { useLanguage } from '../words/language.js';

/** The words of the log of readings, apart from the dictionary that every first visit loads. */
const zh = {
  title: '查阅记录',
  lead: '谁查看过完整号码、谁按号码查找、谁导出过数据、谁发出过回执。只能增加，不能改，也不能删。',
  none: '没有符合条件的记录。',
  deed: '查阅方式',
  all: '全部',
  deeds: { reveal: '查看完整号码', search: '按号码查找', export: '导出', receipt: '发出回执' },
  user: '用户名',
  number: '案件编号',
  from: '自',
  to: '至',
  find: '查询',
  purpose: (text: string) => `用途：${text}`,
  rows: (count: number) => `${count} 条`,
  party: (id: string) => `当事人 ${id}`,
  takeOut: '导出以上记录 (CSV)',
  why: '导出用途',
  whyHint: '导出本身也会记入查阅记录。',
  taken: '已导出，并已记入查阅记录',
};

const en: { readonly [key in keyof typeof zh]: (typeof zh)[key] } = {
  title: 'Log of readings',
  lead: 'Who read a number whole, searched by one, took data out or handed out a receipt. Lines are added and never changed or removed.',
  none: 'No line fits.',
  deed: 'What was done',
  all: 'All',
  deeds: { reveal: 'Read a number whole', search: 'Searched by a number', export: 'Took data out', receipt: 'Handed out a receipt' },
  user: 'User name',
  number: 'Number of the case',
  from: 'From',
  to: 'To',
  find: 'Show',
  purpose: (text: string) => `for: ${text}`,
  rows: (count: number) => (count === 1 ? '1 line' : `${count} lines`),
  party: (id: string) => `party ${id}`,
  takeOut: 'Take these lines out (CSV)',
  why: 'What for',
  whyHint: 'That they were taken out becomes a line of the log.',
  taken: 'Taken out, and noted in the log',
};

export const useAuditWords = (): typeof zh => (useLanguage() === 'en' ? en : zh);
