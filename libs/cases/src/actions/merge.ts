import type { Link } from '../case.js';
import { isFromCourt, type Dispute } from '../dispute.js';
import { choice, input, reason, yes } from '../fields.js';
import * as rules from '../rules/index.js';
import { survivorOf } from '../rules/index.js';
import type { OtherCase, World } from '../world.js';
import { event, moveTo, type DisputeEdge } from './edge.js';

/** Those that this dispute may be merged into, of the cases that the world offers. */
const fitting = (dispute: Dispute, { others = [] }: World): OtherCase | undefined =>
  others.find(
    ({ id, kind, open, source, agreed }) =>
      id !== dispute.id &&
      kind === dispute.kind &&
      open &&
      (agreed || dispute.agreement === null) &&
      (source === dispute.source || (!isFromCourt(dispute) && dispute.source !== 'petition')),
  );

/** A duplicate ends, with all its deadlines; the case that stays takes over its words and what makes it graver, and each knows of the other. */
export const merge: DisputeEdge = {
  label: { zh: '并案', en: 'Merge a duplicate' },
  to: 'void',
  by: ['dispatcher'],
  when: [
    rules.notIntoItself,
    rules.survivorKnown,
    rules.survivorOfSameKind,
    rules.survivorOpen,
    rules.sentCaseStays,
    rules.agreementStays,
    rules.duplicateConfirmed,
  ],
  names: 'survivor',
  input: input({
    // Which of two cases stays is never guessed.
    survivor: { ...choice({ zh: '保留的案件（编号）', en: 'Case that stays (number)' }, 'duplicates'), prefill: false },
    confirmed: yes({ zh: '已核对当事人和事由，确为同一纠纷', en: 'Parties and subject were compared: it is the same dispute' }),
    reason,
  }),
  example: (dispute, world) => ({
    survivor: fitting(dispute, world)?.id ?? '（案件编号）',
    confirmed: true,
    reason: '同一纠纷重复登记',
  }),
  does: ({ holder }, command, world) => {
    const survivor = survivorOf(command, world);
    if (!survivor) return []; // survivorKnown has refused it
    const { kind, id, number } = survivor;
    const tell = holder && { organisation: holder.organisation, role: holder.post };
    return [
      event('CaseMerged', { ...command.input, survivor: id, number, ...(tell && { tell }), ...moveTo('void', null) }),
      event('CaseLinked', { relation: 'merged-into', kind, case: id, number } satisfies Link),
    ];
  },
};
