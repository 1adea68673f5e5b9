import { input, someOf } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf, mostRepresentatives } from '../rules/index.js';
import { event, type DisputeEdge } from './edge.js';

/** A group speaks through at most five of its own; naming them again puts others in their place. */
export const nameRepresentatives: DisputeEdge = {
  label: { zh: '登记推选代表', en: 'Name the representatives' },
  to: 'same',
  by: ['holder'],
  when: [rules.isOfAGroup, rules.partiesKnownIn('representatives'), rules.fiveRepresentativesAtMost],
  input: input({ representatives: someOf({ zh: '推选的代表（1至5人）', en: 'Representatives (one to five)' }, 'parties', 1) }),
  example: (dispute) => {
    const applicants = dispute.parties.filter(({ role }) => role === 'applicant');
    const side = applicants.length > 0 ? applicants : dispute.parties;
    return { representatives: side.slice(0, mostRepresentatives).map(({ id }) => id) };
  },
  does: (_, command) => {
    const { representatives } = inputOf<{ representatives: readonly string[] }>(command);
    return [event('RepresentativesNamed', { representatives: [...new Set(representatives)] })];
  },
};
