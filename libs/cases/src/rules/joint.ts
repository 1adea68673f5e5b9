import type { Dispute } from '../dispute.js';
import type { DisputeCommand } from '../world.js';
import { inputOf, type DisputeRule } from './rule.js';

export const handlersWorkHere: DisputeRule = {
  code: 'case/handler-not-of-this-office',
  says: { zh: '承办人不是主办单位的在岗人员', en: 'A named handler does not work in the lead office' },
  next: { zh: '请从本单位人员中选择', en: 'Choose from the people of this office' },
  pointer: '/mediators',
  reads: ['lead', 'roster'],
  onlyWhen: { lead: ['yes'] },
  holds: (dispute, command, { roster }) => {
    const { mediators } = inputOf<{ mediators: readonly string[] }>(command);
    return dispute.lead !== null && mediators.every((id) => roster.membersOf(dispute.lead ?? '').some((member) => member.personId === id));
  },
};

export const assistOpen: DisputeRule = {
  code: 'case/no-work-order',
  says: { zh: '本单位没有待办的协办派单', en: 'Your office has no open work order on this case' },
  next: { zh: '如需参与，请联系综治中心派单', en: 'Ask the centre for a work order' },
  reads: ['assisting'],
  holds: (dispute, command) => assistOf(dispute, command) !== undefined,
};

export const assistOf = (dispute: Dispute, { actor, action }: DisputeCommand): string | undefined => {
  if (actor.kind === 'clock') return undefined;
  const open = action === 'report-assist' ? ['signed-for'] : ['asked'];
  return dispute.assisting.find(
    (office) => open.includes(office.status) && actor.posts.some((post) => post.organisation === office.organisation),
  )?.organisation;
};
