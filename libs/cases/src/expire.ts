import { clock, reject, type Decision, type NewEvent, type Rejection } from '@lib/kernel';
import type { Rung } from '@lib/calendar';
import { event } from './actions/edge.js';
import { edgeFrom, ofItsFlow, refusalOf } from './decide.js';
import { clocked, nextRung, triedAgain } from './deadlines.js';
import { sameDeadline, type Armed, type Matter } from './case.js';
import { matterFlowOf } from './flows.js';
import { centre, postOf } from './posts.js';
import { rungOf } from './limits.js';
import type { Roster, World } from './world.js';

export type DeadlineKey = Pick<Armed, 'rule' | 'occurrence' | 'rung'>;

const notPending: Rejection = {
  code: 'deadline/not-pending',
  says: { zh: '该时限已触发、已取消或已暂停', en: 'This deadline has fired, was cancelled or is paused' },
};

const notYet: Rejection = {
  code: 'deadline/not-yet',
  says: { zh: '时限未到', en: 'It is not due yet' },
};

/** The law was changed under a deadline that runs. It stays pending, and the sweep raises the alarm. */
const ruleUnknown: Rejection = {
  code: 'deadline/rule-unknown',
  says: { zh: '时限规则已不存在，不能触发', en: 'The rule of this deadline is not in the law any more' },
  next: { zh: '请恢复该规则后重试', en: 'Put the rule back; it is tried again' },
};

/** The clock's command: this rung of this deadline has run out. It fires by becoming an event; twice is refused. */
export function expire(key: DeadlineKey, one: Matter, world: World): Decision {
  const armed = one.deadlines.find((known) => sameDeadline(known, key));
  if (armed?.status !== 'pending') return reject(notPending);
  if (armed.dueAt > world.now) return reject(notYet);
  const rule = world.deadlineRules.get(armed.rule);
  const rung = rule && rungOf(rule, armed);
  if (!rule || !rung) return reject(ruleUnknown);

  const move = moveOf(rung, armed, one, world);
  const done =
    rung.do === 'move' && !move
      ? (rung.otherwise ?? { do: 'tell' as const, who: 'dispatcher' })
      : { do: rung.do, who: rung.who ?? 'holder' };
  const fired = event('DeadlineFired', {
    ...key,
    ...done,
    step: rung.step,
    subject: armed.subject,
    tell: recipient(done.who, armed, one, world.roster),
  });
  const next = nextRung(rule, armed, world);
  const refused = rung.do === 'move' && !move;
  const carriedOn = next.length === 0 && refused ? triedAgain(rule, armed, world) : next;
  return clocked(one, [fired, ...(move ?? []), ...recorded(rung, armed, one)], world, carriedOn);
}

/** The events of the clock's move, if the present state has it. */
function moveOf(rung: Rung, armed: Armed, one: Matter, world: World): readonly NewEvent[] | null {
  if (rung.do !== 'move' || rung.action === undefined) return null;
  const edge = edgeFrom(one, rung.action);
  const command = { action: rung.action, actor: clock, input: { rule: armed.rule } };
  return edge && !refusalOf(edge, command, one, world) ? edge.does(ofItsFlow(one), command, world) : null;
}

function recorded(rung: Rung, armed: Armed, one: Matter): readonly NewEvent[] {
  if (rung.do === 'supervise') return [event('CaseSupervised', { step: rung.step, rule: armed.rule })];
  const record = rung.do === 'record' && rung.step !== undefined ? matterFlowOf(one.kind, one.flowVersion).records[rung.step] : undefined;
  return record ? [record(armed)] : [];
}

export interface Recipient {
  readonly organisation: string;
  readonly role: string;
  /** The post that should have heard of it and has nobody in it: an alarm. */
  readonly insteadOf?: { readonly organisation: string | null; readonly role: string };
}

/** Whom a rung reaches. A post with nobody in it falls to the centre's queue, and says so: nothing is told to nobody. */
export function recipient(who: string, armed: Pick<Armed, 'subject'>, one: Matter, roster: Roster): Recipient {
  const post = (organisation: string | null, role: string): Recipient =>
    organisation !== null && roster.membersOf(organisation).some((member) => member.role === role)
      ? { organisation, role }
      : { organisation: centre, role: 'dispatcher', insteadOf: { organisation, role } };
  const office = (organisation: string | null | undefined): Recipient =>
    post(organisation ?? null, organisation ? postOf(organisation, roster) : 'dispatcher');
  const ofKind = (kind: string, role: string): Recipient => {
    const offices = roster.organisations.filter((organisation) => organisation.kind === kind);
    const found = offices.find(({ id }) => roster.membersOf(id).some((member) => member.role === role));
    return post((found ?? offices[0])?.id ?? null, role);
  };
  switch (who) {
    case 'lead':
      return office(one.lead);
    case 'assisting':
      return office(armed.subject);
    case 'dispatcher':
    case 'centre-head':
      return ofKind('centre', who);
    case 'town-leader':
      return ofKind('town-government', who);
    case 'court-liaison':
      return ofKind('tribunal', who);
    case 'police':
      return ofKind('police', who);
    default:
      return one.holder ? post(one.holder.organisation, one.holder.post) : ofKind('centre', 'dispatcher');
  }
}
