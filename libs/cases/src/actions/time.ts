import { addDays } from '@lib/calendar';
import type { NewEvent } from '@lib/kernel';
import type { Armed, Dispute } from '../dispute.js';
import { choice, day, input, line, oneOf, reason, someOf, yes } from '../fields.js';
import * as rules from '../rules/index.js';
import { inputOf } from '../rules/index.js';
import { extendable, extended, isPaused, nameOf, paused, pausable, pauseLeft, plannedEnd, resumed } from '../standing-still.js';
import type { DisputeCommand, World } from '../world.js';
import { event, type DisputeEdge } from './edge.js';

/** The name of no deadline: an example is well formed even where the rule then refuses it. */
const noDeadline = 'T-04/0';

/** Days that the example of a pause takes, where the cap leaves so many. */
const usualPause = 14;

export const pause: DisputeEdge = {
  label: { zh: '暂停计时', en: 'Pause the clocks' },
  to: 'same',
  by: ['holder'],
  when: [rules.nobodyRefused, rules.notPausedYet, rules.mayStandStill, rules.somethingToPause, rules.pauseWithinCap],
  input: input(
    {
      ground: oneOf(
        { zh: '暂停原因', en: 'Ground' },
        { appraisal: { zh: '鉴定、评估期间', en: 'Appraisal' }, 'waiting-party': { zh: '等待当事人', en: 'Waiting for a party' } },
      ),
      reason,
      until: day({ zh: '暂停至（含当日）', en: 'Last day of the pause' }),
      deadlines: someOf(
        { zh: '暂停的时限（不选为全部可暂停的）', en: 'Limits to pause (none chosen: all that may be)' },
        'pausableDeadlines',
      ),
    },
    'deadlines',
  ),
  example: (dispute, world) => ({ ground: 'appraisal', reason: '双方同意委托鉴定，等待鉴定意见', until: exampleEnd(dispute, world) }),
  does: (dispute, command, world) => {
    const { ground, reason: why, until } = inputOf<{ ground: string; reason: unknown; until: string }>(command);
    const stopped = rules.toPause(dispute, command, world);
    return [
      event('CasePaused', { ground, reason: why, until, rules: stopped.map(({ rule }) => rule) }),
      ...stopped.map((armed) => paused(armed, world.today, until)),
    ];
  },
};

const exampleEnd = (dispute: Dispute, world: World): string => {
  const lefts = pausable(dispute, world).flatMap((armed) => {
    const rule = world.deadlineRules.get(armed.rule);
    const left = rule ? pauseLeft(armed, rule) : 0;
    return left > 0 ? [left] : [];
  });
  return addDays(world.today, Math.min(usualPause, ...lefts) - 1);
};

/** By the holder at any time, or by the clock on the day after the last one planned, however late the sweep comes. */
export const resume: DisputeEdge = {
  label: { zh: '恢复计时', en: 'Resume the clocks' },
  to: 'same',
  by: ['holder', 'clock'],
  when: [rules.somethingPaused],
  input: input({ reason: line({ zh: '说明', en: 'Note' }, 'reason') }, 'reason'),
  example: () => ({ reason: '鉴定意见已收到' }),
  does: (dispute, command, world) => {
    const stopped = dispute.deadlines.filter(isPaused);
    const on = command.actor.kind === 'clock' ? plannedEnd(stopped[0], world.today) : world.today;
    return [event('CaseResumed', { ...command.input, on }), ...stopped.flatMap((armed) => again(armed, on, world))];
  },
};

const again = (armed: Armed, on: string, world: World): readonly NewEvent[] => {
  const rule = world.deadlineRules.get(armed.rule);
  return rule ? [resumed(armed, rule, on, world)] : [];
};

/** A request where the rule asks for approval, and the extension itself where it asks for none or the one who approves acts. */
export const extend: DisputeEdge = {
  label: { zh: '延长期限', en: 'Extend a limit' },
  to: 'same',
  by: ['holder', 'assisting', 'centre-head'],
  when: [
    rules.nobodyRefused,
    rules.mayBeExtended,
    rules.ownDeadline,
    rules.extensionLeft,
    rules.extensionNotAskedYet,
    rules.extensionAgreed,
    rules.extensionReachesOn,
  ],
  input: input(
    {
      deadline: choice({ zh: '延长的时限', en: 'Limit' }, 'extendableDeadlines'),
      bothAgree: yes({ zh: '双方当事人同意延长', en: 'Both parties agree' }),
      reason,
    },
    'bothAgree',
  ),
  example: (dispute, world, { organisations }) => {
    const may = extendable(dispute, world);
    const own = may.find(({ subject }) => subject !== undefined && organisations.includes(subject));
    const holds = organisations.includes(dispute.holder?.organisation ?? '');
    const chosen = (holds ? undefined : own) ?? may.find(({ extensions, extensionAsked }) => !extensions && !extensionAsked) ?? may[0];
    return { deadline: chosen ? nameOf(chosen) : noDeadline, bothAgree: true, reason: '案情复杂，需继续调解' };
  },
  does: (dispute, command, world) => {
    const armed = rules.toExtend(dispute, command, world);
    const extension = armed && world.deadlineRules.get(armed.rule)?.extension;
    if (!armed || !extension) return [];
    return rules.decides(command.actor, extension) ? granted(armed, command, world) : [event('ExtensionRequested', facts(armed, command))];
  },
};

export const decideExtension: DisputeEdge = {
  label: { zh: '审批延期', en: 'Decide on an extension' },
  to: 'same',
  by: ['centre-head'],
  when: [rules.extensionWasAsked, rules.extensionIsYours, rules.extensionLeft, rules.extensionReachesOn],
  input: input({
    deadline: choice({ zh: '申请延长的时限', en: 'Limit' }, 'askedDeadlines'),
    approve: yes({ zh: '批准', en: 'Approve' }),
    reason,
  }),
  example: (dispute, world) => {
    const asked = extendable(dispute, world).find(({ extensionAsked }) => extensionAsked);
    return { deadline: asked ? nameOf(asked) : noDeadline, approve: true, reason: '同意延长' };
  },
  does: (dispute, command, world) => {
    const armed = rules.toExtend(dispute, command, world);
    if (!armed) return [];
    return inputOf<{ approve: boolean }>(command).approve
      ? granted(armed, command, world)
      : [event('ExtensionRefused', facts(armed, command))];
  },
};

function granted(armed: Armed, command: DisputeCommand, world: World): readonly NewEvent[] {
  const rule = world.deadlineRules.get(armed.rule);
  return rule ? [event('ExtensionGranted', facts(armed, command)), extended(armed, rule, world)] : [];
}

const facts = ({ rule, occurrence, rung }: Armed, command: DisputeCommand): { readonly [name: string]: unknown } => {
  const { reason: why, bothAgree } = inputOf<{ reason: unknown; bothAgree?: boolean }>(command);
  return { rule, occurrence, rung, reason: why, bothAgree };
};

/** In the states of mediation, confirmation and performance; a paused limit that lives on elsewhere can be resumed there too. */
export const timely = { pause, resume, extend, 'decide-extension': decideExtension } as const;
