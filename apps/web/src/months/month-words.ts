import { useLanguage } from '../words/language.js';

/** The words of the monthly report, apart from the dictionary that every first visit loads. */
const zh = {
  title: '月报',
  lead: '每月排查不稳定信息上报。没有情况的，一键零报告即可。',
  none: '还没有月报。到开启日，系统会自动建好并预填。',
  month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月排查报告`,
  due: (at: string) => `截至 ${at}`,
  summaryOn: (day: string) => `${day} 汇总`,
  sendUpOn: (day: string) => `${day} 前上报`,
  summary: (edition: number) => `镇汇总（第 ${edition} 次）`,
  soFar: '目前情况（尚未汇总）',
  reports: '各村街报告',
  late: '迟报',
  zero: '零报告',
  items: (count: number) => `${count} 项`,
  itemNumber: (number: number) => `第 ${number} 项`,
  absent: '台账中有、报告里没有的橙色和红色案件，请核对',
  filed: (edition: number) => `已报内容（第 ${edition} 次）`,
  checkedBy: (name: string) => `排查人：${name}`,
  plan: '处置方案：',
  change: '变化情况：',
  toLedger: '查看台账',
  orElse: '有情况，或另作处理',
  done: (label: string) => `已办“${label}”`,
};

const en: { readonly [key in keyof typeof zh]: (typeof zh)[key] } = {
  title: 'Monthly report',
  lead: 'What may become unstable, every month. Where there is nothing, one tap is enough.',
  none: 'No month yet. On the opening day its reports are there, prefilled.',
  month: (month: string) => `Report for ${month}`,
  due: (at: string) => `due ${at}`,
  summaryOn: (day: string) => `summed up on ${day}`,
  sendUpOn: (day: string) => `sent up by ${day}`,
  summary: (edition: number) => `Summary (edition ${edition})`,
  soFar: 'As things stand, not summed up yet',
  reports: 'Reports of the villages',
  late: 'Late',
  zero: 'Zero report',
  items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
  itemNumber: (number: number) => `item ${number}`,
  absent: 'Orange and red cases of the ledger that no report mentions: please look',
  filed: (edition: number) => `What was filed (edition ${edition})`,
  checkedBy: (name: string) => `asked by ${name}`,
  plan: 'Plan: ',
  change: 'What has changed: ',
  toLedger: 'See the ledger',
  orElse: 'There is something, or something else to do',
  done: (label: string) => `Done: ${label}`,
};

export const useMonthWords = (): typeof zh => (useLanguage() === 'en' ? en : zh);
