import type { PlainDate } from '@lib/calendar';
import type { Grade } from '@lib/cases';
import type { InputSchema, TextRef, Words } from '@lib/kernel';
import { choice, day, input, line, oneOf, prose, rows, yes } from '@lib/cases';

export type ItemStatus = 'new' | 'carried' | 'raised' | 'settled';
export type Petition = 'none' | 'irregular' | 'repeat' | 'collective';

/** One thing that may become unstable, as a village reports it. */
export interface Item {
  /** Number of the case in the ledger that it is about, where there is one. */
  readonly case?: string;
  /** Leaf of the category list. */
  readonly leaf: string;
  readonly brief: TextRef;
  readonly people: number;
  readonly demand?: TextRef;
  readonly grade: Grade;
  /** Of the project of expropriation (蓄滞洪区征迁). */
  readonly project: boolean;
  readonly status: ItemStatus;
  /** What has changed since last month; a carried red or orange item says so. */
  readonly change?: TextRef;
  /** Office and person who answer for it. */
  readonly responsible: TextRef;
  /** 处置方案; orange and red have one. */
  readonly plan?: TextRef;
  readonly settleBy?: PlainDate;
  readonly progress?: TextRef;
  /** 包案领导; red has one. */
  readonly leader?: TextRef;
  readonly reportedUp: boolean;
  readonly petition: Petition;
}

/** What the ledger already knows of an open case when a report is prefilled. */
export interface LedgerLine {
  readonly id: string;
  readonly number: string;
  readonly village: string;
  readonly leaf: string | null;
  readonly grade: Grade;
  readonly people: number;
  readonly project: boolean;
  readonly petition: boolean;
  readonly breached: boolean;
  readonly brief: TextRef;
}

/** A line that stands in the report before anybody has typed: from the ledger, or carried over from the month before. */
export interface PrefilledLine extends Omit<LedgerLine, 'id' | 'number' | 'village' | 'breached'> {
  readonly case?: string;
  readonly carried: boolean;
}

export const statuses: { readonly [status in ItemStatus]: Words } = {
  new: { zh: '新排查', en: 'New' },
  carried: { zh: '上月结转', en: 'Carried over' },
  raised: { zh: '等级上升', en: 'Raised' },
  settled: { zh: '已化解', en: 'Settled' },
};

export const petitions: { readonly [petition in Petition]: Words } = {
  none: { zh: '无', en: 'None' },
  irregular: { zh: '非正常上访苗头', en: 'Irregular' },
  repeat: { zh: '重复信访', en: 'Repeated' },
  collective: { zh: '集体信访', en: 'Collective' },
};

export const gradeNames: { readonly [grade in Grade]: Words } = {
  blue: { zh: '蓝', en: 'Blue' },
  yellow: { zh: '黄', en: 'Yellow' },
  orange: { zh: '橙', en: 'Orange' },
  red: { zh: '红', en: 'Red' },
};

/** More than any village has in a month; the rest is a ledger and not a report. */
export const mostItems = 200;

const itemInput: InputSchema = input(
  {
    case: { type: 'string', title: { zh: '台账编号', en: 'Number in the ledger' }, minLength: 1, maxLength: 100 },
    leaf: choice({ zh: '类别', en: 'Category' }, 'leaves'),
    brief: prose({ zh: '简要情况', en: 'What it is' }, 'brief'),
    people: { type: 'integer', title: { zh: '涉及人数', en: 'People involved' }, minimum: 1, maximum: 100_000 },
    demand: line({ zh: '主要诉求', en: 'Demand' }, 'demand'),
    grade: oneOf<Grade>({ zh: '风险等级', en: 'Grade' }, gradeNames),
    project: yes({ zh: '涉蓄滞洪区征迁', en: 'Of the expropriation project' }),
    status: oneOf<ItemStatus>({ zh: '与上月相比', en: 'Compared with last month' }, statuses),
    change: line({ zh: '变化情况', en: 'What has changed' }, 'change'),
    responsible: line({ zh: '责任单位和责任人', en: 'Who answers for it' }, 'responsible'),
    plan: prose({ zh: '处置方案', en: 'Plan' }, 'plan'),
    settleBy: day({ zh: '化解时限', en: 'To be settled by' }),
    progress: line({ zh: '进展', en: 'Progress' }, 'progress'),
    leader: line({ zh: '包案领导', en: 'Leader who owns it' }, 'leader'),
    reportedUp: yes({ zh: '已报上级', en: 'Already reported up' }),
    petition: oneOf<Petition>({ zh: '信访情况', en: 'Petition' }, petitions),
  },
  'case',
  'demand',
  'change',
  'plan',
  'settleBy',
  'progress',
  'leader',
);

export const itemsInput: InputSchema = rows({ zh: '排查出的不稳定因素', en: 'What was found' }, itemInput, 0, mostItems);

/** Where nobody says how many: one person who complains, and one whom it is about. */
const usualPeople = 2;

const heaviness: readonly Grade[] = ['red', 'orange', 'yellow', 'blue'];

/**
 * A report as it stands before anybody has typed: what the ledger knows, and what last month left that the ledger does not know. The
 * heaviest first, and no more than can be filed.
 */
export function prefilled(ledger: readonly LedgerLine[], lastMonth: readonly Item[]): readonly PrefilledLine[] {
  const heavy = lastMonth.filter(({ grade, status }) => (grade === 'red' || grade === 'orange') && status !== 'settled');
  const before = new Set(heavy.map((item) => item.case));
  const known = ledger.map(({ number, leaf, grade, people, project, petition, brief }): PrefilledLine => ({
    case: number,
    leaf,
    grade,
    people: Math.max(people, usualPeople),
    project,
    petition,
    brief,
    carried: before.has(number),
  }));
  const numbers = new Set(ledger.map(({ number }) => number));
  const left = heavy
    .filter((item) => item.case === undefined || !numbers.has(item.case))
    .map(({ case: number, leaf, grade, people, project, petition, brief }): PrefilledLine => ({
      ...(number === undefined ? {} : { case: number }),
      leaf,
      grade,
      people,
      project,
      petition: petition !== 'none',
      brief,
      carried: true,
    }));
  return [...known, ...left].toSorted((one, other) => heaviness.indexOf(one.grade) - heaviness.indexOf(other.grade)).slice(0, mostItems);
}
