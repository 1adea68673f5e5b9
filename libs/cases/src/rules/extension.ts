import type { Extension } from '@lib/calendar';
import type { Actor } from '@lib/kernel';
import type { Armed, Dispute } from '../dispute.js';
import { worksAt } from '../posts.js';
import { inputOf, underArticleOf, type DisputeRule } from './rule.js';
import { extendable, extendedLimitAt, nameOf } from '../standing-still.js';
import type { DisputeCommand, World } from '../world.js';

interface ExtensionInput {
  readonly deadline: string;
  readonly bothAgree?: boolean;
  readonly approve?: boolean;
}

const nameIn = (command: DisputeCommand): string => inputOf<ExtensionInput>(command).deadline;

/** The deadline that the command names, if it runs and may be extended at all. */
export const toExtend = (dispute: Dispute, command: DisputeCommand, world: World): Armed | undefined =>
  extendable(dispute, world).find((armed) => nameOf(armed) === nameIn(command));

const explain: NonNullable<DisputeRule['explain']> = (_, command, world) => underArticleOf(String(nameIn(command)).split('/')[0], world);

/** Holds where the named deadline and its extension fulfil the condition; a deadline that is not there is another rule's matter. */
const named =
  (holds: (armed: Armed, extension: Extension, command: DisputeCommand, world: World) => boolean): DisputeRule['holds'] =>
  (dispute, command, world) => {
    const armed = toExtend(dispute, command, world);
    const extension = armed && world.deadlineRules.get(armed.rule)?.extension;
    return !armed || !extension || holds(armed, extension, command, world);
  };

/** Whether this person is the one whose approval the rule asks for; a rule that asks for none is decided by whoever records it. */
export const decides = (actor: Actor, { approval }: Extension): boolean =>
  approval === undefined || (actor.kind === 'person' && actor.posts.some(({ role }) => role === approval));

export const mayBeExtended: DisputeRule = {
  code: 'case/limit-not-extendable',
  says: { zh: '该时限不在进行中，或依其规定不得延长', en: 'This limit does not run now, or its rule knows no extension' },
  next: { zh: '请从可延长的时限中选择', en: 'Choose from the limits that may be extended' },
  pointer: '/deadline',
  reads: ['deadlines'],
  explain,
  holds: (dispute, command, world) => toExtend(dispute, command, world) !== undefined,
};

/** An assisting office may ask for its own work order only. */
export const ownDeadline: DisputeRule = {
  code: 'case/not-your-deadline',
  says: { zh: '协办单位只能申请延长本单位的协办期限', en: 'An assisting office may ask for its own work order only' },
  next: { zh: '请选择本单位的协办期限', en: 'Choose the limit of your own work order' },
  pointer: '/deadline',
  reads: ['deadlines', 'actor'],
  holds: (dispute, command, world) => {
    const { actor } = command;
    const armed = toExtend(dispute, command, world);
    if (!armed || actor.kind === 'clock') return true;
    const holds = dispute.holder !== null && worksAt(actor, dispute.holder.organisation);
    return (
      holds || actor.posts.some(({ role }) => role === 'centre-head') || (armed.subject !== undefined && worksAt(actor, armed.subject))
    );
  },
};

export const extensionLeft: DisputeRule = {
  code: 'case/extension-used-up',
  says: { zh: '该时限的延长次数已用完', en: 'This limit has been extended as often as its rule allows' },
  next: { zh: '请在期限内办结，或依法终止', en: 'Finish in time, or end it lawfully' },
  pointer: '/deadline',
  reads: ['deadlines'],
  explain,
  holds: named(({ extensions = 0 }, { times }) => extensions < times),
};

export const extensionAgreed: DisputeRule = {
  code: 'case/extension-needs-consent',
  says: { zh: '延长须双方当事人同意', en: 'The extension needs the consent of both parties' },
  next: { zh: '请征得双方同意后再申请', en: 'Ask both parties first' },
  pointer: '/bothAgree',
  reads: ['deadlines', 'bothAgree'],
  explain,
  holds: named((_, { consent = false }, command) => !consent || inputOf<ExtensionInput>(command).bothAgree === true),
};

/** An extension counts from the limit's own end; where that too is past, nothing is gained. */
export const extensionReachesOn: DisputeRule = {
  code: 'case/extension-too-late',
  says: { zh: '延长后的期限也已届满', en: 'The limit would be over even with the extension' },
  next: { zh: '请依法终止或另行处理', en: 'End it lawfully, or take another way' },
  pointer: '/deadline',
  reads: ['deadlines', 'now'],
  explain,
  holds: (dispute, command, world) => {
    const armed = toExtend(dispute, command, world);
    const rule = armed && world.deadlineRules.get(armed.rule);
    return inputOf<ExtensionInput>(command).approve === false || !armed || !rule || extendedLimitAt(armed, rule, world) > world.now;
  },
};

export const extensionNotAskedYet: DisputeRule = {
  code: 'case/extension-asked-already',
  says: { zh: '该时限的延期申请正在等待批准', en: 'An extension of this limit was asked for and waits to be decided' },
  next: { zh: '请等待综治中心主任决定', en: 'Wait for the centre head' },
  pointer: '/deadline',
  reads: ['deadlines', 'actor'],
  holds: named(({ extensionAsked = false }, extension, { actor }) => !extensionAsked || decides(actor, extension)),
};

export const extensionWasAsked: DisputeRule = {
  code: 'case/no-extension-asked',
  says: { zh: '没有等待批准的延期申请', en: 'No extension of this limit waits to be decided' },
  next: { zh: '请从待批准的申请中选择', en: 'Choose from the requests that wait' },
  pointer: '/deadline',
  reads: ['deadlines'],
  holds: (dispute, command, world) => toExtend(dispute, command, world)?.extensionAsked === true,
};

export const extensionIsYours: DisputeRule = {
  code: 'case/not-your-approval',
  says: { zh: '该时限的延期不由您的岗位批准', en: 'Your post does not decide on this extension' },
  next: { zh: '请由规定的批准人决定', en: 'The post that the rule names decides' },
  pointer: '/deadline',
  reads: ['deadlines', 'actor'],
  explain,
  holds: named((_, extension, { actor }) => decides(actor, extension)),
};
