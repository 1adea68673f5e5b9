import { choice, day, input, line, oneOf } from '../fields.js';
import * as rules from '../rules/index.js';
import { agentField, agentNamed, agentRules } from './agent.js';
import { event, type DisputeEdge } from './edge.js';

/** 法律援助法 art. 43: the legal-aid centre decides in seven days (T-23) and assigns a lawyer in three more (T-24); we ask it. */
export const applyLegalAid: DisputeEdge = {
  label: { zh: '申请法律援助', en: 'Apply for legal aid' },
  to: 'same',
  by: ['holder', 'lead', 'assisting', 'dispatcher'],
  when: [rules.partiesKnown, rules.noLegalAidAwaited, rules.notInTheFuture('on')],
  input: input({
    party: choice({ zh: '申请人', en: 'Which party' }, 'parties'),
    matter: line({ zh: '申请事项', en: 'For what' }, 'legal-aid'),
    on: day({ zh: '申请日期', en: 'Applied on' }),
  }),
  example: ({ parties }, { today }) => ({
    party: (parties.find(({ role }) => role === 'applicant') ?? parties[0])?.id,
    matter: '请求给付劳动报酬、人身损害赔偿等的代理',
    on: today,
  }),
  does: (_, command) => [event('LegalAidApplied', command.input)],
};

/** What the legal-aid centre says: granted, then a lawyer assigned; or refused. */
export const recordLegalAid: DisputeEdge = {
  label: { zh: '登记法律援助进展', en: 'Record the answer on legal aid' },
  to: 'same',
  by: ['holder', 'lead', 'assisting', 'dispatcher'],
  when: [rules.legalAidStepFollows, rules.notInTheFuture('on'), ...agentRules],
  input: input(
    {
      answer: oneOf<rules.LegalAidAnswer>(
        { zh: '法律援助机构答复', en: 'Answer' },
        {
          granted: { zh: '决定给予援助', en: 'Granted' },
          refused: { zh: '决定不予援助', en: 'Refused' },
          assigned: { zh: '已指派承办律师', en: 'A lawyer is assigned' },
        },
      ),
      on: day({ zh: '日期', en: 'Day' }),
      agent: agentField,
    },
    'agent',
  ),
  example: ({ legalAid }, { today }) => ({ answer: legalAid?.status === 'granted' ? 'assigned' : 'granted', on: today }),
  does: (_, command) => [event('LegalAidAnswered', command.input), ...agentNamed(command)],
};
