import { daysBetween, type PlainDate } from '@lib/calendar';
import type { Armed, Dispute } from '../dispute.js';
import { inputOf, underArticleOf, type DisputeRule } from './rule.js';
import { isPaused, nameOf, pausable, pauseLeft } from '../standing-still.js';
import type { DisputeCommand, World } from '../world.js';

interface PauseInput {
  readonly deadlines?: readonly string[];
  readonly until: PlainDate;
}

const namedIn = (command: DisputeCommand): readonly string[] => inputOf<PauseInput>(command).deadlines ?? [];

/** The deadlines that this pause stops: those named, else all that may stand still and have days left for it. */
export function toPause(dispute: Dispute, command: DisputeCommand, world: World): readonly Armed[] {
  const named = namedIn(command);
  const may = pausable(dispute, world);
  return named.length > 0 ? may.filter((armed) => named.includes(nameOf(armed))) : may.filter((armed) => left(armed, world) > 0);
}

const left = (armed: Armed, { deadlineRules }: World): number => {
  const rule = deadlineRules.get(armed.rule);
  return rule ? pauseLeft(armed, rule) : 0;
};

export const notPausedYet: DisputeRule = {
  code: 'case/paused-already',
  says: { zh: '本案已有时限处于暂停中', en: 'Some limit of this case is paused already' },
  next: { zh: '请先恢复计时，再重新暂停', en: 'Resume first, then pause again' },
  article: '独流镇调解流程规则',
  reads: ['deadlines'],
  holds: (dispute) => !dispute.deadlines.some(isPaused),
};

/** Only limits whose law or town rule knows a ground for standing still; the refusal names the article of the limit. */
export const mayStandStill: DisputeRule = {
  code: 'case/limit-not-pausable',
  says: { zh: '所选时限依其规定不得暂停，或已届满', en: 'The rule of a named limit allows no pause, or the limit is over' },
  next: { zh: '请从可暂停的时限中选择', en: 'Choose from the limits that may be paused' },
  pointer: '/deadlines',
  reads: ['deadlines', 'now'],
  explain: (dispute, command, world) => {
    const refused = namedIn(command).find((name) => !pausable(dispute, world).some((armed) => nameOf(armed) === name));
    return underArticleOf(refused?.split('/')[0], world);
  },
  holds: (dispute, command, world) => {
    const may = pausable(dispute, world).map(nameOf);
    return namedIn(command).every((name) => may.includes(name));
  },
};

export const somethingToPause: DisputeRule = {
  code: 'case/nothing-to-pause',
  says: { zh: '本案目前没有可以暂停的时限', en: 'No limit of this case may be paused now' },
  next: { zh: '请按期办理，或申请延期', en: 'Act in time, or ask for an extension' },
  reads: ['deadlines', 'now'],
  holds: (dispute, command, world) => toPause(dispute, command, world).length > 0,
};

/** A pause ends on a day that is known, and no limit stands still for longer than its own cap over all its pauses. */
export const pauseWithinCap: DisputeRule = {
  code: 'case/pause-too-long',
  says: {
    zh: '暂停的最后一日早于今天，或累计暂停日数超过该时限的上限',
    en: 'The pause ends before today, or is longer than the limit may stand still',
  },
  next: { zh: '请缩短暂停期间', en: 'Choose a shorter pause' },
  pointer: '/until',
  reads: ['deadlines', 'until', 'today'],
  explain: (dispute, command, world) => {
    const targets = toPause(dispute, command, world);
    const least = targets.toSorted((one, other) => left(one, world) - left(other, world))[0];
    return underArticleOf(least?.rule, world);
  },
  holds: (dispute, command, world) => {
    const days = daysBetween(world.today, inputOf<PauseInput>(command).until) + 1;
    return days >= 1 && toPause(dispute, command, world).every((armed) => days <= left(armed, world));
  },
};

export const somethingPaused: DisputeRule = {
  code: 'case/not-paused',
  says: { zh: '本案没有暂停中的时限', en: 'No limit of this case is paused' },
  next: { zh: '无需恢复', en: 'There is nothing to resume' },
  reads: ['deadlines'],
  holds: (dispute) => dispute.deadlines.some(isPaused),
};
