import { limitOf } from '../limits.js';
import { day, input, line, oneOf } from '../fields.js';
import { startOfDay, type PlainDate } from '@lib/calendar';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { event, type DisputeEdge } from './edge.js';

export const noteRight: DisputeEdge = {
  label: { zh: '登记当事人权利时效', en: 'Note a limit of a party’s right' },
  to: 'same',
  by: ['holder', 'lead', 'dispatcher'],
  when: [rules.notInTheFuture('knownOn'), rules.sinceThisAge('knownOn')],
  input: input({
    right: oneOf(
      { zh: '权利', en: 'Right' },
      {
        'T-32': { zh: '民事诉讼时效（三年）', en: 'Civil claim: three years' },
        'T-22': { zh: '劳动仲裁时效（一年）', en: 'Labour arbitration: one year' },
        'T-25': { zh: '农村土地承包仲裁时效（二年）', en: 'Contracted-land arbitration: two years' },
        'T-29': { zh: '行政复议申请期限（六十日）', en: 'Administrative reconsideration: sixty days' },
        'T-30': { zh: '行政诉讼起诉期限（六个月）', en: 'Administrative suit: six months' },
      },
    ),
    knownOn: day({ zh: '知道或者应当知道之日', en: 'Day on which it was known or should have been' }),
  }),
  example: (dispute) => ({ right: 'T-32', knownOn: dispute.occurredOn }),
  does: (_, command, world) => {
    const { right, knownOn } = inputOf<{ right: string; knownOn: PlainDate }>(command);
    const rule = world.deadlineRules.get(right);
    const lapsed = rule !== undefined && limitOf(rule, { startedAt: startOfDay(knownOn) }, world.calendar).dueAt <= world.now;
    return [event('RightNoted', { rule: right, knownOn, lapsed }), ...(lapsed ? [event('RightLapsed', { rule: right })] : [])];
  },
};

/** 信访工作条例 art. 25: what is major or urgent is reported in time; by telephone first, then in writing. */
export const reportUrgent: DisputeEdge = {
  label: { zh: '紧急信息报告', en: 'Report an urgent matter' },
  to: 'same',
  by: ['holder', 'dispatcher', 'centre-head'],
  when: [rules.urgentReportOwed],
  input: input({
    way: oneOf(
      { zh: '报告方式', en: 'Way' },
      { phone: { zh: '电话报告', en: 'By telephone' }, written: { zh: '书面报告', en: 'In writing' } },
    ),
    told: line({ zh: '接报单位和人员', en: 'Who was told' }, 'reported-to'),
  }),
  example: (dispute) => ({ way: dispute.urgentReports?.includes('phone') ? 'written' : 'phone', told: '镇党委值班室' }),
  does: (_, command) => [event('UrgentReported', { ...command.input })],
};
