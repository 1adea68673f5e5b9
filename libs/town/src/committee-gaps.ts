import { addDays, daysBetween, isPlainDate, type PlainDate } from '@lib/calendar';
import type { Words } from '@lib/kernel';

/** Somebody on the roster of one committee or room. */
export interface CommitteeMember {
  readonly person: string;
  readonly gender: string | null;
  readonly director: boolean;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

export interface Gap {
  readonly says: Words;
  readonly article: string;
}

const article8 = '人民调解法 第8条';
const article9 = '人民调解法 第9条';
const termYears = 3;
/** Days before its end from which a term is spoken of: an election takes time. */
const noticeDays = 60;

/** Last day of the three years for which a member is elected (art. 9), or of the post where that is earlier. */
export function termEndOf({ from, to }: Pick<CommitteeMember, 'from' | 'to'>): PlainDate {
  const year = String(Number(from.slice(0, 4)) + termYears).padStart(4, '0');
  const same = `${year}${from.slice(4)}`;
  // No 29 February in that year: the last day of the month takes its place (民法典 第202条).
  const last = addDays(isPlainDate(same) ? same : `${year}-02-28`, -1);
  return to !== null && to < last ? to : last;
}

/**
 * What 人民调解法 art. 8 and 9 ask of a committee and it does not have: three to nine members, a woman, one director, three years. Told and
 * never blocked: a case is not to wait for an election. Without `today` nothing is said of terms.
 */
export function committeeGaps(members: readonly CommitteeMember[], today?: PlainDate): readonly Gap[] {
  const count = new Set(members.map(({ person }) => person)).size;
  const directors = members.filter(({ director }) => director).length;
  const found: Gap[] = [];
  const tell = (article: string, zh: string, en: string): void => void found.push({ says: { zh, en }, article });
  if (count < 3) tell(article8, `只有${count}名调解员，至少应有3名`, `has ${count} mediators; at least three are needed`);
  if (count > 9) tell(article8, `有${count}名调解员，最多9名`, `has ${count} mediators; nine at most`);
  if (!members.some(({ gender }) => gender === 'female')) tell(article8, '没有女性调解员', 'has no woman among its mediators');
  if (directors !== 1) tell(article8, `有${directors}名调解主任，应为1名`, `has ${directors} directors; there should be one`);
  if (today === undefined || members.length === 0) return found;
  const ends = members.map(termEndOf).sort();
  const over = ends.filter((day) => day < today).length;
  const [first = today] = ends.filter((day) => day >= today);
  const soon = ends.some((day) => day >= today && daysBetween(today, day) <= noticeDays);
  if (over > 0)
    tell(article9, `${over}名调解员三年任期已满，应改选`, `has ${over} mediators whose three years are over; an election is due`);
  else if (soon) tell(article9, `有调解员的任期将于${first}届满`, `has a mediator whose three years end on ${first}`);
  return found;
}
