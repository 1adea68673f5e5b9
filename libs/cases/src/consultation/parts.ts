import type { PlainDate } from '@lib/calendar';
import type { TextRef } from '@lib/kernel';
import { officeOf } from '../actions/edge.js';
import { onEntry } from '../arms.js';
import type { Parts } from '../declared.js';
import { commonFolds, data } from '../fold.js';
import { keptWith } from '../kept-lists.js';
import { centre, holderAt } from '../posts.js';
import type { Opening } from '../registration.js';
import { inputOf } from '../rules/rule.js';
import type { CaseCommand, Roster } from '../world.js';
import { canAnswer } from './actions.js';
import type { Consultation } from './consultation.js';

/** The town's lawyers answer; where nobody is on duty there, the centre does. */
const lawyersOrCentre = (roster: Roster): ReturnType<typeof holderAt> =>
  holderAt(roster.organisations.find(({ kind }) => kind === 'law-firm')?.id ?? centre, roster);

/** The dispute takes over who asked and where; what it is about is told anew. */
const disputeOpening = (consultation: Consultation, command: CaseCommand): Opening => {
  const { summary, occurredOn, respondent } = inputOf<{ summary: TextRef; occurredOn: PlainDate; respondent?: TextRef }>(command);
  const { village, tile, leaf, urgency, project, source, amount, peopleInvolved, parties } = consultation;
  return {
    kind: 'dispute',
    village,
    occurredOn,
    summary,
    tile,
    leaf,
    urgency,
    source,
    serviceType: 'mediation',
    project,
    amount,
    peopleInvolved,
    parties: [
      ...parties.map(({ role, name, phone, idNumber }) => ({ role, name, ...(phone && { phone }), ...(idNumber && { idNumber }) })),
      ...(respondent ? [{ role: 'respondent' as const, name: respondent }] : []),
    ],
    from: officeOf(command.actor, consultation),
  };
};

/** What belongs to the flow of a consultation beside its table. */
export const consultationParts: Parts<Consultation> = {
  begins: (_, roster) => lawyersOrCentre(roster),
  needs: {
    role: 'applicant',
    rejection: {
      code: 'consultation/asker-missing',
      says: { zh: '法律咨询须登记咨询人（申请人）', en: 'A consultation needs the asker, as applicant' },
      next: { zh: '请把咨询人登记为申请人', en: 'Enter the asker as applicant' },
      pointer: '/parties',
    },
  },
  series: { word: '咨', scope: 'consultation/' },
  openings: { 'to-dispute': disputeOpening },
  arms: [onEntry<Consultation>('C-01', 'asked'), onEntry<Consultation>('C-02', 'answered')],
  folds: {
    ...commonFolds,
    ConsultationAnswered: ({ answers }) => ({ answers: answers + 1 }),
    ConsultationAskedAgain: () => ({ toldOn: null }),
    ConsultationClosed: (_, event) => ({ toldOn: data<{ toldOn: PlainDate }>(event).toldOn }),
  },
  blank: { answers: 0, toldOn: null },
  records: {},
  choices: ({ holder }, _, { roster }) => ({
    answeringOffices: keptWith(roster, `answering beside ${holder?.organisation ?? ''}`, () =>
      roster.organisations
        .filter(({ id }) => canAnswer(id, holder?.organisation, roster))
        .map(({ id, name }) => ({ const: id, title: name })),
    ),
  }),
  agreed: () => null,
  intake: () => null,
  handling: () => null,
  flags: () => [],
};
