import type { PlainDate } from '@lib/calendar';
import { event, moveTo, someOffice } from '../actions/edge.js';
import { choice, day, input, line, oneOf, prose, reason, yes } from '../fields.js';
import { centre, holderAt, leadKinds } from '../posts.js';
import { inputOf, notInTheFuture, type CaseRule } from '../rules/rule.js';
import type { Roster } from '../world.js';
import type { ConsultationEdge } from './consultation.js';

/** Offices that answer: the lawyers first. */
export const answeringKinds: readonly string[] = ['law-firm', ...leadKinds.filter((kind) => kind !== 'law-firm'), centre];

export const canAnswer = (office: string, holder: string | undefined, roster: Roster): boolean =>
  office !== holder && answeringKinds.includes(roster.organisation(office)?.kind ?? '') && holderAt(office, roster).organisation === office;

const officeCanAnswer: CaseRule = {
  code: 'consultation/office-cannot-answer',
  says: {
    zh: '该单位不能解答，或无人在岗，或正在由其办理',
    en: 'This office cannot answer, has nobody on duty, or already has the question',
  },
  next: { zh: '请从可转交单位中选择', en: 'Choose one of the offices listed' },
  pointer: '/office',
  reads: ['office', 'roster'],
  holds: ({ holder }, command, { roster }) => canAnswer(inputOf<{ office: string }>(command).office, holder?.organisation, roster),
};

const askerTold: CaseRule = {
  code: 'consultation/asker-not-told',
  says: { zh: '尚未把答复告知咨询人，不能办结', en: 'The asker has not been told the answer, so it cannot be closed' },
  next: { zh: '请先把答复告知咨询人', en: 'Tell the asker first' },
  pointer: '/told',
  reads: ['told'],
  holds: (_, command) => inputOf<{ told: boolean }>(command).told,
};

export const answer: ConsultationEdge = {
  label: { zh: '解答', en: 'Answer' },
  to: 'answered',
  by: ['holder'],
  input: input({
    asked: prose({ zh: '所问', en: 'What was asked' }, 'question'),
    answered: prose({ zh: '所答', en: 'What was answered' }, 'answer'),
  }),
  example: () => ({ asked: '借条没有写还款日期，能否要求还款', answered: '可以随时催告，并应给对方合理期限；注意诉讼时效' }),
  does: (_, command, world) => [event('ConsultationAnswered', { ...command.input, on: world.today, ...moveTo('answered') })],
};

/** The question goes to another office; the time that the asker has waited is not given back. */
export const forward: ConsultationEdge = {
  label: { zh: '转交解答', en: 'Forward' },
  to: 'same',
  by: ['holder', 'dispatcher'],
  when: [officeCanAnswer],
  input: input({ office: choice({ zh: '转交单位', en: 'To which office' }, 'answeringOffices'), reason }),
  example: ({ holder }, world) => ({
    office: someOffice(answeringKinds, world, [holder?.organisation ?? null]) ?? centre,
    reason: '所问属于该单位职责',
  }),
  does: (_, command, { roster }) => {
    const { office, reason: why } = inputOf<{ office: string; reason: unknown }>(command);
    return [event('ConsultationForwarded', { reason: why, holder: holderAt(office, roster) })];
  },
};

export const askAgain: ConsultationEdge = {
  label: { zh: '补充提问', en: 'Ask again' },
  to: 'asked',
  by: ['holder', 'village-mediator', 'dispatcher'],
  input: input({ question: prose({ zh: '补充的问题', en: 'What is still asked' }, 'question') }),
  example: () => ({ question: '对方已搬到外地，应到哪里起诉' }),
  does: (_, command) => [event('ConsultationAskedAgain', { ...command.input, ...moveTo('asked') })],
};

export const closeConsultation: ConsultationEdge = {
  label: { zh: '告知并办结', en: 'Told, and closed' },
  to: 'consult-closed',
  by: ['holder', 'village-mediator'],
  when: [askerTold, notInTheFuture('toldOn')],
  input: input({
    told: yes({ zh: '已把答复告知咨询人', en: 'The asker was told the answer' }),
    toldOn: day({ zh: '告知日期', en: 'Told on' }),
    how: oneOf(
      { zh: '告知方式', en: 'How' },
      {
        'in-person': { zh: '当面', en: 'In person' },
        phone: { zh: '电话', en: 'By phone' },
        'in-writing': { zh: '书面', en: 'In writing' },
      },
    ),
  }),
  example: (_, world) => ({ told: true, toldOn: world.today, how: 'in-person' }),
  does: (_, command) => {
    const { toldOn, how } = inputOf<{ toldOn: PlainDate; how: string }>(command);
    return [event('ConsultationClosed', { toldOn, how, ...moveTo('consult-closed', null) })];
  },
};

/** What was asked turns out to be a dispute: this case ends, and the dispute is registered in the same step. */
export const toDispute: ConsultationEdge = {
  label: { zh: '转为矛盾纠纷', en: 'Make it a dispute' },
  to: 'consult-closed',
  by: ['holder', 'village-mediator', 'dispatcher'],
  when: [notInTheFuture('occurredOn')],
  opens: 'dispute',
  input: input(
    {
      summary: prose({ zh: '纠纷简要情况', en: 'What the dispute is' }, 'dispute-summary'),
      occurredOn: day({ zh: '发生日期', en: 'Occurred on' }),
      respondent: line({ zh: '被申请人姓名', en: 'Name of the other side' }, 'respondent'),
    },
    'respondent',
  ),
  example: ({ occurredOn }) => ({ summary: '借款到期未还，双方争执，申请调解', occurredOn, respondent: '李某' }),
  does: (_, command) => [event('ConsultationBecameDispute', { ...command.input, ...moveTo('consult-closed', null) })],
};
