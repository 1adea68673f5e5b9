import { addDays } from '@lib/calendar';
import { day, input, oneOf, reason, yuan } from '../fields.js';
import * as rules from '../rules/index.js';
import { correctedValue, inputOf, type Correctable, type Correction } from '../rules/index.js';
import { event, type DisputeEdge } from './edge.js';

/**
 * Sets right what was registered wrong: the old value stays in the event beside the new one and the reason. No clock moves, for limits
 * count from what was done and not from what is written down.
 */
export const correct: DisputeEdge = {
  label: { zh: '更正', en: 'Correct' },
  to: 'same',
  by: ['holder'],
  when: [rules.correctionFits, rules.correctionChanges],
  input: input(
    {
      field: oneOf<Correctable>(
        { zh: '更正事项', en: 'What is corrected' },
        {
          occurredOn: { zh: '发生日期', en: 'Day it happened' },
          amount: { zh: '涉及金额', en: 'Amount' },
          peopleInvolved: { zh: '涉及人数', en: 'People involved' },
        },
      ),
      day: { ...day({ zh: '正确日期', en: 'Right day' }), prefill: false },
      number: yuan({ zh: '正确数字', en: 'Right number' }),
      reason,
    },
    'day',
    'number',
  ),
  example: ({ occurredOn }) => ({ field: 'occurredOn', day: addDays(occurredOn, -1), reason: '登记时日期有误，经当事人确认' }),
  does: (one, command) => {
    const correction = inputOf<Correction & { readonly reason: unknown }>(command);
    const { field, reason: why } = correction;
    return [event('CaseCorrected', { field, old: one[field], new: correctedValue(correction), reason: why })];
  },
};

/** What is over is opened by nobody: only the head of the centre may still correct the record. */
export const correctEnded: DisputeEdge = { ...correct, by: ['centre-head'] };
