import type { Case } from '../case.js';
import { isFromCourt, type Dispute } from '../dispute.js';
import type { CaseCommand, OtherCase, World } from '../world.js';
import { inputOf, type CaseRule, type DisputeRule } from './rule.js';

interface Merging {
  readonly survivor: string;
  readonly confirmed: boolean;
}

/** The case that stays, named by its id or number; undefined where there is none within the actor's sight. */
export function survivorOf(command: CaseCommand, { others = [] }: World): OtherCase | undefined {
  const { survivor } = inputOf<Merging>(command);
  return others.find(({ id, number }) => id === survivor.toLowerCase() || number === survivor);
}

export const notIntoItself: CaseRule = {
  code: 'case/merged-into-itself',
  says: { zh: '案件不能并入自身', en: 'A case cannot be merged into itself' },
  next: { zh: '请选择保留的另一件案件', en: 'Choose the other case, the one that stays' },
  pointer: '/survivor',
  reads: ['survivor'],
  holds: ({ id, number }: Case, command) => {
    const { survivor } = inputOf<Merging>(command);
    return survivor.toLowerCase() !== id && survivor !== number;
  },
};

/** What the actor may not see does not exist for him; a case of another town neither. */
export const survivorKnown: CaseRule = {
  code: 'case/no-such-survivor',
  says: { zh: '没有可以并入的案件：该案件不存在，或您无权查看', en: 'There is no such case to merge into, or you may not see it' },
  next: { zh: '请填写保留案件的编号', en: 'Enter the number of the case that stays' },
  pointer: '/survivor',
  reads: ['survivor'],
  holds: (_, command, world) => survivorOf(command, world) !== undefined,
};

export const survivorOfSameKind: CaseRule = {
  code: 'case/survivor-of-another-kind',
  says: { zh: '只能并入同类案件', en: 'A case is merged only into one of its own kind' },
  next: { zh: '不同类的事项请分别办理，或使用关联', en: 'Handle matters of different kinds each by itself' },
  pointer: '/survivor',
  reads: ['survivor', 'kind'],
  holds: ({ kind }, command, world) => (survivorOf(command, world)?.kind ?? kind) === kind,
};

/** Only what is still handled takes a case in; so no circle of merged cases can come about, and nothing is merged into an end. */
export const survivorOpen: CaseRule = {
  code: 'case/survivor-ended',
  says: { zh: '要并入的案件已经办结', en: 'The case to merge into has ended' },
  next: { zh: '请先重新打开该案件，或反向合并', en: 'Reopen that case first, or merge the other way round' },
  pointer: '/survivor',
  reads: ['survivor'],
  holds: (_, command, world) => survivorOf(command, world)?.open ?? true,
};

/** G5, G6. What the court or the petition office is owed is owed of their own case: that one stays. */
export const sentCaseStays: DisputeRule = {
  code: 'case/sent-case-stays',
  guard: 'G5',
  says: {
    zh: '本案由法院或信访部门移交，答复和时限都在本案，不能并入其他来源的案件',
    en: 'The court or the petition office sent this case and its answer is owed here, so it cannot go into one that came another way',
  },
  next: { zh: '请反过来把另一件并入本案', en: 'Merge the other case into this one instead' },
  article: '法释〔2016〕14号 第26条；信访工作条例 第23条',
  pointer: '/survivor',
  reads: ['source', 'survivor'],
  holds: (dispute, command, world) => {
    const owed = (isFromCourt(dispute) && dispute.courtToldOn === null) || dispute.source === 'petition';
    return !owed || (survivorOf(command, world)?.source ?? dispute.source) === dispute.source;
  },
};

/** 人民调解法 art. 31: an agreement binds, and its performance is watched; a merged case watches nothing any more. */
export const agreementStays: DisputeRule = {
  code: 'case/agreement-stays',
  says: { zh: '本案已达成协议，不能并入尚无协议的案件', en: 'This case has an agreement and cannot go into one that has none' },
  next: { zh: '请反过来把另一件并入本案', en: 'Merge the other case into this one instead' },
  article: '人民调解法 第31条',
  pointer: '/survivor',
  reads: ['agreement', 'survivor'],
  holds: ({ agreement }: Dispute, command, world) => agreement === null || (survivorOf(command, world)?.agreed ?? true),
};

export const duplicateConfirmed: CaseRule = {
  code: 'case/duplicate-not-confirmed',
  says: { zh: '尚未核对确认为同一纠纷', en: 'Nobody has confirmed that it is the same dispute' },
  next: { zh: '请核对当事人和事由后确认', en: 'Compare parties and subject, then confirm' },
  pointer: '/confirmed',
  reads: ['confirmed'],
  holds: (_, command) => inputOf<Merging>(command).confirmed,
};
