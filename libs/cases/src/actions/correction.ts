import { addDays } from '@lib/calendar';
import { choice, day, input, line, oneOf, prose, reason, yuan } from '../fields.js';
import * as rules from '../rules/index.js';
import { correctedBy, inputOf, type Correctable } from '../rules/index.js';
import { event, type DisputeEdge } from './edge.js';

/** Nothing of a correction is filled in beforehand: only the person knows what is wrong. */
const asked = { prefill: false } as const;

/**
 * Sets right what was registered wrong: the old value stays in the event beside the new one and the reason. No clock moves, for limits
 * count from what was done and not from what is written down; one that a category brings with it begins or ends with the category.
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
          summary: { zh: '纠纷简况', en: 'Summary' },
          partyName: { zh: '当事人姓名', en: 'Name of a party' },
          category: { zh: '类别', en: 'Category' },
        },
      ),
      day: { ...day({ zh: '正确日期', en: 'Right day' }), ...asked },
      number: yuan({ zh: '正确数字', en: 'Right number' }),
      summary: prose({ zh: '正确简况', en: 'Right summary' }, 'summary'),
      party: { ...choice({ zh: '当事人', en: 'Party' }, 'parties'), ...asked },
      name: line({ zh: '正确姓名', en: 'Right name' }, 'party'),
      tile: { ...choice({ zh: '正确大类', en: 'Right category' }, 'tiles'), ...asked },
      leaf: { ...choice({ zh: '正确细类（可不填）', en: 'Right leaf (may be left out)' }, 'leaves'), ...asked },
      reason,
    },
    'day',
    'number',
    'summary',
    'party',
    'name',
    'tile',
    'leaf',
  ),
  example: ({ occurredOn }) => ({ field: 'occurredOn', day: addDays(occurredOn, -1), reason: '登记时日期有误，经当事人确认' }),
  does: (one, command, world) => [
    event('CaseCorrected', { ...correctedBy(command, one, world), reason: inputOf<{ readonly reason: unknown }>(command).reason }),
  ],
};

/** What is over is opened by nobody: only the head of the centre may still correct the record. */
export const correctEnded: DisputeEdge = { ...correct, by: ['centre-head'] };
