import type { CaseView } from '@lib/contracts';
import type { Change, Wire } from './town-client.js';

/** One move: who does what, with what changed in the example, and until when it is repeated. */
export interface Move {
  readonly by: string;
  readonly action: string;
  readonly change?: Change;
  readonly until?: (view: CaseView) => boolean;
}

/** Ten disputes of everyday life in invented villages, and the road that each of them takes. */
export interface SampleDispute {
  readonly id: string;
  readonly leaf: string;
  readonly tile: string;
  readonly summary: string;
  readonly parties: number;
  readonly amount: number;
  readonly grade: 'yellow' | 'orange';
  /** Registers it. */
  readonly by: string;
  /** Offices that must have held it, by kind of account: the village's room stands as `village`. */
  readonly held: readonly string[];
  readonly assisted?: readonly string[];
  readonly alerted?: boolean;
  readonly endState: 'closed-success' | 'closed-other';
  readonly passes?: 'referred-out' | 'confirming';
  readonly agreementForm?: 'oral' | 'written';
  readonly flags?: readonly string[];
  readonly obligations?: number;
  readonly visits?: number;
  readonly screen?: { readonly door: string; readonly rule: string };
  readonly road: readonly Move[];
}

const move = (by: string, action: string, change?: Change): Move => ({ by, action, ...(change ? { change } : {}) });

const says =
  (changes: Wire): Change =>
  (example) => ({ ...example, ...changes });

const agree = (by: string, form: 'oral' | 'written'): Move => move(by, 'agree', says({ form }));
const allMarks = (by: string): Move => ({ by, action: 'add-mark', until: ({ agreement }) => (agreement?.effectiveOn ?? null) !== null });
const allPerformed = (by: string): Move => ({ by, action: 'record-performance', until: ({ state }) => state === 'performed' });
const visit = (by: string): Move => move(by, 'visit');

/** The sum agreed in equal parts, one a month on the fifth. */
const instalments = (by: string, count: number): Move =>
  move(by, 'plan-performance', (example) => {
    const [whole] = example['obligations'] as readonly { readonly term: string; readonly amount: number }[];
    const month = (index: number): string => `2026-${String(10 + index).padStart(2, '0')}`;
    const monthOf = (index: number): string => (index < 3 ? month(index) : `2027-${String(index - 2).padStart(2, '0')}`);
    return {
      obligations: Array.from({ length: count }, (_, index) => ({
        term: whole?.term,
        amount: (whole?.amount ?? 0) / count,
        dueOn: `${monthOf(index)}-05`,
      })),
    };
  });

const upAndOut = (village: string, lead: string, assisting: readonly string[] = []): readonly Move[] => [
  move(village, 'escalate'),
  move('centre', 'dispatch', says({ lead, assisting })),
];

const out = (by: string, door: string, rule: string): readonly Move[] => [
  move(by, 'refer-out', says({ door, rule })),
  move(by, 'record-outcome'),
];

export const sampleDisputes: readonly SampleDispute[] = [
  {
    id: '1-1',
    leaf: '0102',
    tile: 'family',
    summary: '八旬老人有三子，次子称分家时未分到房，已半年未付赡养费每月300元。',
    parties: 4,
    amount: 1800,
    grade: 'yellow',
    by: 'v201',
    held: ['village'],
    endState: 'closed-success',
    agreementForm: 'written',
    obligations: 6,
    visits: 3,
    road: [
      move('v201', 'accept'),
      move('v201', 'record-session'),
      agree('v201', 'written'),
      allMarks('v201'),
      instalments('v201', 6),
      visit('v201'),
      visit('v201'),
      allPerformed('v201'),
      visit('v201'),
    ],
  },
  {
    id: '2-1',
    leaf: '0201',
    tile: 'neighbour',
    summary: '甲村一家翻建抬高院基，雨水流入南邻屋后，墙皮脱落，南邻要求改排水并赔偿。',
    parties: 2,
    amount: 3000,
    grade: 'yellow',
    by: 'v202',
    held: ['village'],
    endState: 'closed-success',
    agreementForm: 'oral',
    obligations: 1,
    road: [move('v202', 'accept'), agree('v202', 'oral'), move('v202', 'plan-performance'), allPerformed('v202'), visit('v202')],
  },
  {
    id: '2-2',
    leaf: '0202',
    tile: 'neighbour',
    summary: '乙村两家因滴水檐和出檐40厘米争执，一方已砌墙堵住胡同，另一方拆墙引发推搡。',
    parties: 2,
    amount: 1500,
    grade: 'orange',
    by: 'v203',
    held: ['village'],
    alerted: true,
    endState: 'closed-success',
    agreementForm: 'written',
    road: [
      move('v203', 'alert-police'),
      move('v203', 'accept'),
      agree('v203', 'written'),
      allMarks('v203'),
      move('v203', 'plan-performance'),
      allPerformed('v203'),
      visit('v203'),
    ],
  },
  {
    id: '1-2',
    leaf: '0103',
    tile: 'family',
    summary: '征迁补偿款到账后，兄妹三人为父亲遗留老宅补偿42万元如何分配争执，妹妹称外嫁仍有继承份额。',
    parties: 3,
    amount: 420_000,
    grade: 'orange',
    by: 'v204',
    held: ['law-firm'],
    endState: 'closed-success',
    passes: 'confirming',
    agreementForm: 'written',
    road: [
      ...upAndOut('v204', 'law-firm'),
      move('lawyer', 'sign-for'),
      move('lawyer', 'record-session'),
      agree('lawyer', 'written'),
      allMarks('lawyer'),
      move('lawyer', 'apply-confirmation'),
      move('court', 'record-confirmation'),
      allPerformed('lawyer'),
      visit('lawyer'),
    ],
  },
  {
    id: '3-2',
    leaf: '0902',
    tile: 'land',
    summary: '两户宅基地证四至重叠1.2米，均要求认定归己。',
    parties: 2,
    amount: 0,
    grade: 'yellow',
    by: 'v205',
    held: ['village', 'centre'],
    endState: 'closed-other',
    passes: 'referred-out',
    screen: { door: 'administrative-decision', rule: 'N09' },
    road: [move('v205', 'escalate'), ...out('centre', 'administrative-decision', 'N09')],
  },
  {
    id: '4-1',
    leaf: '0804',
    tile: 'debt',
    summary: '借给同村人5万元打有欠条，约定半年还，逾期一年，对方称生意赔了。',
    parties: 2,
    amount: 50_000,
    grade: 'yellow',
    by: 'v206',
    held: ['village'],
    endState: 'closed-success',
    agreementForm: 'written',
    obligations: 5,
    road: [move('v206', 'accept'), agree('v206', 'written'), allMarks('v206'), instalments('v206', 5), allPerformed('v206'), visit('v206')],
  },
  {
    id: '4-2',
    leaf: '0603',
    tile: 'consumer',
    summary: '白菜经纪人收菜后压价每斤两分，六户菜农要求按过磅单结清。',
    parties: 7,
    amount: 36_400,
    grade: 'orange',
    by: 'v207',
    held: ['village', 'mediators'],
    endState: 'closed-success',
    agreementForm: 'written',
    flags: ['collective'],
    road: [
      move('v207', 'accept'),
      move('v207', 'record-session'),
      ...upAndOut('v207', 'mediators'),
      move('mediator', 'sign-for'),
      agree('mediator', 'written'),
      allMarks('mediator'),
      move('mediator', 'plan-performance'),
      allPerformed('mediator'),
      visit('mediator'),
    ],
  },
  {
    id: '5-2',
    leaf: '0901',
    tile: 'land',
    summary: '承包大户拖欠三户土地流转费，称青苗被征迁机械碾压无力支付。',
    parties: 4,
    amount: 27_000,
    grade: 'orange',
    by: 'v208',
    held: ['mediators'],
    assisted: ['law-firm'],
    endState: 'closed-success',
    agreementForm: 'written',
    road: [
      ...upAndOut('v208', 'mediators', ['law-firm']),
      move('lawyer', 'sign-for-assist'),
      move('mediator', 'sign-for'),
      move('lawyer', 'report-assist'),
      agree('mediator', 'written'),
      allMarks('mediator'),
      move('mediator', 'plan-performance'),
      allPerformed('mediator'),
      visit('mediator'),
    ],
  },
  {
    id: '11-2',
    leaf: '0702',
    tile: 'wages',
    summary: '职工要求补缴社保。',
    parties: 2,
    amount: 0,
    grade: 'yellow',
    by: 'centre',
    held: ['centre'],
    endState: 'closed-other',
    passes: 'referred-out',
    screen: { door: 'other-department', rule: 'N16' },
    road: out('centre', 'other-department', 'N16'),
  },
  {
    id: '10-2',
    leaf: '0701',
    tile: 'wages',
    summary: '瓦工给邻村盖房，工钱6000元拖到年底。',
    parties: 2,
    amount: 6000,
    grade: 'yellow',
    by: 'v210',
    held: ['village'],
    endState: 'closed-success',
    agreementForm: 'oral',
    road: [
      move('v210', 'accept'),
      agree('v210', 'oral'),
      move('v210', 'settle-at-once', says({ receipt: '当场转账，附转账单' })),
      visit('v210'),
    ],
  },
];

/** A registration of this dispute: the first party asks, the others answer. */
export const registrationOf = ({ leaf, tile, summary, parties, amount }: SampleDispute, villageCode: string): Wire => ({
  tile,
  leaf,
  summary,
  amount,
  villageCode,
  occurredOn: '2026-09-06',
  urgency: 'normal',
  parties: Array.from({ length: parties }, (_, index) => ({
    name: `${'甲乙丙丁戊己庚'[index] ?? '某'}某`,
    role: index === 0 ? 'applicant' : 'respondent',
  })),
});
