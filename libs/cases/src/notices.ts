import type { Words } from '@lib/kernel';
import { suggestsPolice, type Case, type Matter } from './case.js';
import { recipient, type Recipient } from './expire.js';
import { stateOf } from './flows.js';
import type { PlacedEvent } from './placed-event.js';
import type { World } from './world.js';

/** One message to a post. It names the case's number and nothing personal. */
export interface NoticeDraft extends Recipient {
  readonly kind: 'holder' | 'deadline' | 'assist' | 'alert' | 'unstaffed';
  readonly says: Words;
  /** Goes out at any hour to those on duty; everything else waits for working hours. */
  readonly urgent: boolean;
}

/** Who must hear of an event, and beside it of each post that has nobody in it to hear. Running it twice gives the same drafts, so that a notice's id can be derived. */
export function noticesOf(event: PlacedEvent, one: Matter, world: World): readonly NoticeDraft[] {
  return draftsOf(event, one, world).flatMap((draft) => (draft.insteadOf ? [draft, unstaffed(draft, one, world)] : [draft]));
}

function unstaffed({ insteadOf, organisation, role }: NoticeDraft, { number }: Matter, world: World): NoticeDraft {
  const office = insteadOf?.organisation ? world.roster.organisation(insteadOf.organisation)?.name : undefined;
  return {
    organisation,
    role,
    kind: 'unstaffed',
    says: {
      zh: `${number}：${office?.zh ?? '应通知的单位'}无人在岗，转由综治中心办理，请尽快配备人员`,
      en: `${number}: nobody holds the post at ${office?.en ?? 'the office'} that should hear of this; the centre hears instead`,
    },
    urgent: false,
  };
}

function draftsOf(event: PlacedEvent, one: Matter, world: World): readonly NoticeDraft[] {
  const { number } = one;
  const holder = event.data['holder'] as { organisation: string; post: string } | null | undefined;
  const drafts: NoticeDraft[] = [];
  if (holder) {
    const { label } = stateOf(one);
    const says = { zh: `${number} 现由贵单位办理：${label.zh}`, en: `${number} is now with your office: ${label.en}` };
    drafts.push({ organisation: holder.organisation, role: holder.post, kind: 'holder', says, urgent: false });
  }
  if (event.type === 'CaseMerged' && event.data['tell'] !== undefined) {
    const into = String(event.data['number']);
    const says = { zh: `${number} 系重复登记，已并入 ${into}`, en: `${number} was a duplicate and is now part of ${into}` };
    drafts.push({ ...(event.data['tell'] as unknown as Recipient), kind: 'holder', says, urgent: false }); // written by merge
  }
  if (event.type === 'CaseLinked' && event.data['relation'] === 'merged-from') {
    const from = String(event.data['number']);
    const says = { zh: `重复登记的 ${from} 已并入 ${number}`, en: `${from}, a duplicate, is now part of ${number}` };
    drafts.push({ ...recipient('holder', {}, one, world.roster), kind: 'holder', says, urgent: false });
  }
  if (event.type === 'DeadlineFired') {
    const tell = event.data['tell'] as unknown as Recipient; // written by expire()
    const rule = String(event.data['rule']);
    const name = world.deadlineRules.get(rule)?.says;
    const says = { zh: `${number} 时限提醒（${rule} ${name?.zh ?? ''}）`, en: `${number}: deadline ${rule} ${name?.en ?? ''}` };
    drafts.push({ ...tell, kind: 'deadline', says, urgent: false });
  }
  if (event.type === 'AssistRequested') {
    const to = recipient('assisting', { subject: String(event.data['organisation']) }, one, world.roster);
    drafts.push({
      ...to,
      kind: 'assist',
      says: { zh: `${number} 请贵单位协办`, en: `${number}: your office is asked to assist` },
      urgent: false,
    });
  }
  if (event.type === 'ExtensionRequested') {
    const rule = String(event.data['rule']);
    const to = recipient(world.deadlineRules.get(rule)?.extension?.approval ?? 'centre-head', {}, one, world.roster);
    const says = { zh: `${number} 申请延长时限 ${rule}，请审批`, en: `${number}: an extension of ${rule} waits for your decision` };
    drafts.push({ ...to, kind: 'deadline', says, urgent: false });
  }
  drafts.push(...answersOf(event, one, world));
  if ((event.type === 'CaseRegistered' || event.type === 'UrgencyRaised') && suggestsPolice(one as Case)) {
    const says = {
      zh: `${number} 登记为紧急，建议立即报警并定为红色`,
      en: `${number}: registered as an emergency; alert the police, grade it red`,
    };
    drafts.push({ ...recipient('dispatcher', {}, one, world.roster), kind: 'alert', says, urgent: true });
  }
  if (event.type === 'PoliceAlerted') {
    const to = recipient('police', {}, one, world.roster);
    drafts.push({
      ...to,
      kind: 'alert',
      says: { zh: `${number} 报警提示，请立即处置`, en: `${number}: police alert, act now` },
      urgent: true,
    });
  }
  return drafts;
}

/** Events that one office waits for another's: a task, an answer, a decision; and how its notice says so. */
const answered: {
  readonly [type: string]: { readonly kind: NoticeDraft['kind']; readonly to: string; readonly zh: string; readonly en: string };
} = {
  TaskAssigned: { kind: 'assist', to: 'assisting', zh: '会商议定一项由贵单位完成', en: 'a conference gave your office a task' },
  TaskReported: { kind: 'holder', to: 'holder', zh: '一项会商议定事项已反馈', en: 'a task of the conference was reported' },
  AssistReported: { kind: 'holder', to: 'holder', zh: '协办单位已反馈结果', en: 'an assisting office has reported' },
  AssistDeclined: { kind: 'holder', to: 'holder', zh: '协办单位不予协办', en: 'an office declined to assist' },
  AssistEnded: { kind: 'assist', to: 'assisting', zh: '协办派单已终止，无需再反馈', en: 'your work order has ended; nothing is owed' },
  DepartmentAnswered: { kind: 'holder', to: 'holder', zh: '被吹哨部门已回应', en: 'the department that was called has answered' },
  SupervisionAnswered: { kind: 'holder', to: 'centre-head', zh: '督办已书面反馈', en: 'the supervision was answered' },
  ExtensionGranted: { kind: 'deadline', to: 'asker', zh: '延期申请已批准', en: 'the extension was granted' },
  ExtensionRefused: { kind: 'deadline', to: 'asker', zh: '延期申请未获批准，请按期办结', en: 'the extension was refused; keep the limit' },
};

/** An extension of an assisting office's own work order is its own affair; any other is the holder's. */
function answersOf({ type, data }: PlacedEvent, one: Matter, { roster }: World): readonly NoticeDraft[] {
  const known = answered[type];
  if (!known) return [];
  const { kind, to, zh, en } = known;
  const extended =
    to === 'asker' ? one.deadlines.find(({ rule, occurrence }) => rule === data['rule'] && occurrence === data['occurrence']) : undefined;
  const office = extended?.subject !== undefined && roster.organisation(extended.subject) ? extended.subject : undefined;
  const subject = to === 'assisting' ? String(data['organisation']) : office;
  const who = to === 'asker' ? (office === undefined ? 'holder' : 'assisting') : to;
  const { number } = one;
  return [{ ...recipient(who, { subject }, one, roster), kind, says: { zh: `${number} ${zh}`, en: `${number}: ${en}` }, urgent: false }];
}
