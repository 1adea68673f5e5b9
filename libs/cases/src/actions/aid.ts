import type { TextRef } from '@lib/kernel';
import type { Dispute } from '../dispute.js';
import { choice, input, line } from '../fields.js';
import type { Opening } from '../registration.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import type { CaseCommand, World } from '../world.js';
import { event, officeOf, type DisputeEdge } from './edge.js';

/** A party is in need: a hardship-aid case of its own is applied for, linked with the dispute, which goes on as before. */
export const openAid: DisputeEdge = {
  label: { zh: '转介困难帮扶', en: 'Apply for hardship aid' },
  to: 'same',
  by: ['holder', 'village-mediator', 'dispatcher'],
  when: [rules.partiesKnown],
  opens: 'hardship-aid',
  input: input({
    party: choice({ zh: '申请帮扶的当事人', en: 'Which party' }, 'parties'),
    need: line({ zh: '困难情况', en: 'The hardship' }, 'need'),
  }),
  example: ({ parties }) => ({ party: parties[0]?.id, need: '因病致贫，生活困难' }),
  does: (_, command) => [event('AidAppliedFor', command.input)],
};

/** Of the dispute the new case takes the party in need alone: the others have no part in it. */
export const aidOpening = (dispute: Dispute, command: CaseCommand, world: World): Opening => {
  const { party, need } = inputOf<{ party: string; need: TextRef }>(command);
  const { village, tile, leaf, project, source } = dispute;
  return {
    kind: 'hardship-aid',
    village,
    occurredOn: world.today,
    summary: need,
    tile,
    leaf,
    urgency: 'normal',
    source,
    serviceType: 'reception',
    project,
    amount: null,
    peopleInvolved: null,
    parties: dispute.parties.flatMap(({ id, name, phone, idNumber }) =>
      id === party ? [{ role: 'applicant' as const, name, ...(phone && { phone }), ...(idNumber && { idNumber }) }] : [],
    ),
    from: officeOf(command.actor, dispute),
  };
};
