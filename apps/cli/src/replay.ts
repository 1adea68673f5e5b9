import { isoShanghai } from '@lib/calendar';
import { caseOf, isLive, type Case } from '@lib/cases';
import type { Difference } from '@lib/kernel';
import { foldDifference, type StoredCase } from '@lib/store';

export interface Replayed {
  readonly lines: readonly string[];
  readonly agrees: boolean;
}

/** The fold of one case, a line for each event: what the case was once it had happened. */
export function replayed(stored: StoredCase): Replayed {
  const { data, events } = stored;
  const steps = events.map(({ seq, at, type, data: said }, index) => {
    if (type === 'TextsErased') return `${String(seq).padStart(4)}  ${isoShanghai(at).slice(0, 19)}  ${erasedAt(at, said)}`;
    const then = caseOf(stored.id, events.slice(0, index + 1), data.registeredBy);
    return `${String(seq).padStart(4)}  ${isoShanghai(at).slice(0, 19)}  ${type.padEnd(26)} ${then ? standing(then) : ''}`;
  });
  const difference = foldDifference(stored);
  const end = difference
    ? [`NOT the same: ${placeOf(difference)}`, `  history: ${shown(difference.expected)}`, `  kept:    ${shown(difference.found)}`]
    : [`The history of ${events.length} events, the row, the deadlines and the hash chain agree.`];
  return { lines: [`${data.number}  ${stored.id}  version ${data.version}`, ...steps, ...end], agrees: difference === null };
}

function erasedAt(at: number, { texts, under }: { readonly [name: string]: unknown }): string {
  return `TextsErased                ${Array.isArray(texts) ? texts.length : 0} texts erased on ${isoShanghai(at).slice(0, 10)} under ${String(under)}`;
}

function standing({ state, holder, deadlines }: Case): string {
  const running = deadlines
    .filter(isLive)
    .map(({ rule, rung, dueOn, status }) => `${rule}/${rung} ${dueOn}${status === 'paused' ? ' (paused)' : ''}`);
  return `${state.padEnd(18)} ${(holder ? `${holder.organisation}/${holder.post}` : '-').padEnd(36)} ${running.join(', ')}`.trimEnd();
}

/** Looks at one case after the other, in constant memory. Returns how many differ. */
export async function checkAll(cases: AsyncIterable<StoredCase>, say: (line: string) => void): Promise<number> {
  const began = performance.now();
  let looked = 0;
  let events = 0;
  let different = 0;
  for await (const stored of cases) {
    looked += 1;
    events += stored.events.length;
    const difference = foldDifference(stored);
    if (!difference) continue;
    different += 1;
    if (different <= mostShown) say(`${String(stored.row['number'])}  ${stored.id}  ${placeOf(difference)}`);
  }
  if (different > mostShown) say(`… and ${different - mostShown} more`);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  say(`${looked} cases with ${events} events looked at in ${seconds} s: ${different === 0 ? 'all agree' : `${different} do NOT agree`}`);
  return different;
}

const mostShown = 100;
const placeOf = ({ pointer }: Difference): string => (pointer === '' ? '/' : pointer);
const shown = (value: unknown): string => (value === undefined ? '(nothing)' : JSON.stringify(value)).slice(0, 400);
