import type { PostHeld, Words } from '@lib/kernel';

/** How clearly personal data is shown: names and phones, names only, or neither. ID numbers are never shown whole in a view: whoever needs one asks for it by itself. */
export type Sight = 'whole' | 'names' | 'masked';

/** Which cases a post sees: those of the town, of its village, those its office takes part in, these and the petitions, or none. */
export type Reach = 'town' | 'village' | 'office' | 'office-and-petitions' | 'nothing';

/** P4: of every case within reach, of those that are open in its hands, of its own entries, or of none. */
export type Reveals = 'within-reach' | 'while-open' | 'own-entries' | 'nothing';

export interface Right {
  readonly reach: Reach;
  /** Of the cases within reach; beyond it nothing but masks. */
  readonly sight: Sight;
  /** Of a case that the leaders of the town have made their own (包案); absent: as of any other. */
  readonly owned?: Sight;
  /** Cases that accuse a cadre stay out of reach in this post's own village, whatever else its holder may see there. */
  readonly accused?: true;
  /** May give orders on a case within reach; the flow says which. */
  readonly acts: boolean;
  readonly registers: boolean;
  /** Of which cases within reach it may read a sensitive number (P4) whole, with a purpose that is kept. */
  readonly reveals: Reveals;
}

/**
 * The one table of rights; docs/generated/rights.md is drawn from here. The administrator does no case work and sees no case. A
 * leader of the village never reads an accusation of a cadre (信访工作条例 第30、46条); one of the town works with masked names until he
 * owns the case.
 */
export const rights = {
  'village-mediator': { reach: 'village', sight: 'whole', acts: true, registers: true, reveals: 'own-entries' },
  'village-leader': { reach: 'village', sight: 'names', accused: true, acts: true, registers: false, reveals: 'nothing' },
  dispatcher: { reach: 'town', sight: 'whole', acts: true, registers: true, reveals: 'within-reach' },
  'centre-head': { reach: 'town', sight: 'whole', acts: true, registers: true, reveals: 'within-reach' },
  police: { reach: 'office', sight: 'whole', acts: true, registers: true, reveals: 'while-open' },
  'town-mediator': { reach: 'office', sight: 'whole', acts: true, registers: true, reveals: 'while-open' },
  lawyer: { reach: 'office', sight: 'whole', acts: true, registers: true, reveals: 'while-open' },
  'court-liaison': { reach: 'office', sight: 'whole', acts: true, registers: true, reveals: 'while-open' },
  'petition-officer': { reach: 'office-and-petitions', sight: 'whole', acts: true, registers: true, reveals: 'while-open' },
  'town-leader': { reach: 'town', sight: 'masked', owned: 'names', acts: true, registers: false, reveals: 'nothing' },
  auditor: { reach: 'town', sight: 'masked', acts: false, registers: false, reveals: 'nothing' },
  admin: { reach: 'nothing', sight: 'masked', acts: false, registers: false, reveals: 'nothing' },
} as const satisfies { readonly [role: string]: Right };

const none: Right = { reach: 'nothing', sight: 'masked', acts: false, registers: false, reveals: 'nothing' };

/** A role that is not known has no right. */
export const rightOf = (role: string): Right => (Object.hasOwn(rights, role) ? rights[role as keyof typeof rights] : none);

/** Who decides over others, reads everything or hands out rights shows a second factor at sign-in. */
export const secondFactorRoles: readonly string[] = ['centre-head', 'auditor', 'admin'];

export const needsSecondFactor = (posts: readonly PostHeld[]): boolean => posts.some(({ role }) => secondFactorRoles.includes(role));

/** Pages that are not about one case in sight, and who opens them. */
export const pages = {
  balance: ['dispatcher', 'centre-head', 'auditor', 'admin'],
  why: ['auditor', 'admin'],
  people: ['auditor', 'admin'],
  'change people': ['admin'],
  rosters: ['dispatcher', 'centre-head', 'town-leader', 'auditor', 'admin'],
  audit: ['auditor'],
} as const satisfies { readonly [page: string]: readonly string[] };

/** The classes of data, and what of a case falls under them. */
export const fieldClasses = {
  P2: { zh: '编号、类别、村街、状态、期限', en: 'number, category, village, state, deadlines' },
  P3: { zh: '姓名、正文', en: 'names, free text' },
  'P3 phone': { zh: '电话', en: 'phones' },
  P4: { zh: '身份证号', en: 'ID numbers' },
} as const satisfies { readonly [fieldClass: string]: Words };

export type FieldClass = keyof typeof fieldClasses;

/** Whether data of this class is shown whole, masked or not at all to whoever has this right, on a case within reach. */
export function shown({ reach, sight }: Right, fieldClass: FieldClass): 'whole' | 'masked' | 'hidden' {
  if (reach === 'nothing') return 'hidden';
  switch (fieldClass) {
    case 'P2':
      return 'whole';
    case 'P3':
      return sight === 'masked' ? 'masked' : 'whole';
    case 'P3 phone':
      return sight === 'whole' ? 'whole' : 'masked';
    case 'P4':
      return 'masked';
  }
}
