import type { NewEvent } from '@lib/kernel';
import type { Dispute } from '../dispute.js';
import { choice, input, line, prose, reason } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import type { DisputeCommand, World } from '../world.js';
import { event, involving, toCentre, type DisputeEdge } from './edge.js';

/**
 * A line of the intake screen that came to light only after acceptance. WARN and PARTIAL are recorded and shown; BLOCK, unless a person
 * overrules it where the table allows that, leaves only the end of the mediation and the door that the line names.
 */
export const addScreenLine: DisputeEdge = {
  label: { zh: '补登受理筛查项', en: 'Add a line of the intake screen' },
  to: 'same',
  by: ['holder', 'dispatcher', 'centre-head'],
  when: [
    rules.acceptedForMediation,
    rules.nobodyRefused,
    rules.knownScreenRules,
    rules.screenLineNew,
    rules.foundLineMayBeOverruled,
    rules.foundLineHasCivilPart,
  ],
  input: input(
    {
      rule: { ...choice({ zh: '筛查项', en: 'Line' }, 'screen'), prefill: false },
      reason,
      ground: line(
        { zh: '仍继续调解的依据（仅限可由人工决定的筛查项）', en: 'Ground for mediating all the same, where a person may decide' },
        'ground',
      ),
      civilPart: prose({ zh: '只能调解部分事项的：可以调解的部分', en: 'Where only a part may be mediated: which' }, 'civil-part'),
    },
    'ground',
    'civilPart',
  ),
  example: (dispute, world) => {
    const lines = [...world.screen.values()].filter(({ id }) => dispute.screen.every(({ rule }) => rule !== id));
    // Of all lines the one that changes least is the example: a person picks the one that he found.
    const mildest = lines.find(({ result }) => result === 'WARN') ?? lines.find(({ result }) => result === 'PARTIAL') ?? lines[0];
    return {
      rule: mildest?.id ?? 'N07',
      reason: '调解中发现',
      ...(mildest?.result === 'PARTIAL' ? { civilPart: '依法可以调解的民事部分' } : {}),
    };
  },
  does: (dispute, command, world) => found(dispute, command, world, {}),
};

/**
 * The same of a case that is offered to an office. Nobody is to sign for what may not be mediated: where the line blocks, the work order
 * is over and the centre has the case again, from where it goes to the door that the line names.
 */
export const addScreenLineToOffer: DisputeEdge = {
  ...addScreenLine,
  to: ['same', 'pending-dispatch'],
  does: (dispute, command, world) => found(dispute, command, world, { lead: null, ...toCentre('pending-dispatch', world) }),
};

/** What was found; and where the case goes if that blocks. */
function found(
  dispute: Dispute,
  command: DisputeCommand,
  world: World,
  blocked: { readonly [field: string]: unknown },
): readonly NewEvent[] {
  const { rule, ground } = inputOf<{ rule: string; ground?: unknown }>(command);
  const { result, article, report } = world.screen.get(rule) ?? {};
  const blocks = result === 'BLOCK' && ground === undefined;
  const line = event('ScreenLineFound', { ...command.input, result, article, ...(blocks ? { blocks, ...blocked } : {}) });
  // 人民调解法 art. 25, as at a referral: what must be reported is reported in the same step.
  const alert = report === 'police' && !dispute.policeAlerted;
  return alert ? [line, event('PoliceAlerted', { rule, ...involving('police', world) })] : [line];
}
