import type { Flow } from '@lib/kernel';
import type { Role } from '@lib/cases';
import { accept, correct, exempt, file, fileAgain, giveBack, include, prefill, zero, zeroAgain } from './actions.js';
import type { Report, ReportCommand, ReportState } from './report.js';
import type { ReportWorld } from './world.js';

const review = { accept, return: giveBack };

/** Where a village's monthly report may go next. docs/generated/instability-report-flow.md is drawn from this table. */
export const reportFlow = {
  name: 'instability-report',
  version: 1,
  label: { zh: '每月不稳定信息报告', en: 'Monthly instability report' },
  initial: 'open',
  states: {
    open: {
      label: { zh: '待报', en: 'Open' },
      open: true,
      holder: ['village-room', 'centre'],
      within: ['R-01'],
      on: { file, 'report-zero': zero, prefill, exempt },
    },
    prefilled: {
      label: { zh: '已预填待报', en: 'Prefilled, to be filed' },
      open: true,
      holder: ['village-room', 'centre'],
      within: ['R-01'],
      on: { file, 'report-zero': zero, prefill, exempt },
    },
    submitted: { label: { zh: '已报待审核', en: 'Filed, to be looked at' }, open: true, holder: ['centre'], within: ['R-02'], on: review },
    returned: {
      label: { zh: '退回待修改', en: 'Returned' },
      open: true,
      holder: ['village-room', 'centre'],
      within: ['R-03'],
      on: { file: fileAgain, 'report-zero': zeroAgain, exempt },
    },
    resubmitted: {
      label: { zh: '再报待审核', en: 'Filed again, to be looked at' },
      open: true,
      holder: ['centre'],
      within: ['R-02'],
      on: review,
    },
    accepted: {
      label: { zh: '已审核待汇总', en: 'Accepted, to be summed up' },
      open: true,
      holder: ['centre'],
      within: ['R-04'],
      on: { include, correct },
    },
    included: { label: { zh: '已纳入汇总', en: 'Included in the summary' }, open: false, on: { correct } },
    exempt: { label: { zh: '免报', en: 'Exempt' }, open: false, on: {} },
  },
} as const satisfies Flow<ReportState, string, Role, Report, ReportCommand, ReportWorld>;
