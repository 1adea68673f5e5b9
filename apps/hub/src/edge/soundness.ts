import { pointerStep, unsound, type FieldFault } from '@lib/contracts';

const deepest = 12;
const longestList = 1_000;
const mostKeys = 200;
const mostFaults = 20;

/**
 * What no field may hold, whatever its name: null characters, half characters, nesting or lists beyond any use. Checked before
 * anything else looks at the body, without recursion, so that no body can cost more than its reading.
 */
export function unsoundParts(given: unknown): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const open: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [{ value: given, pointer: '', depth: 0 }];
  for (let next = open.pop(); next !== undefined && faults.length < mostFaults; next = open.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === 'string') {
      const says = unsound(value);
      if (says) faults.push({ pointer, says });
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    const most = Array.isArray(value) ? longestList : mostKeys;
    if (entries.length > most) {
      faults.push({ pointer, says: { zh: `最多 ${most} 项`, en: `At most ${most} members` } });
      continue;
    }
    if (depth >= deepest) {
      faults.push({ pointer, says: { zh: `嵌套最多 ${deepest} 层`, en: `Nested at most ${deepest} deep` } });
      continue;
    }
    for (const [key, member] of entries) {
      const says = typeof key === 'string' ? unsound(key) : null;
      if (says) faults.push({ pointer, says });
      else open.push({ value: member, pointer: pointer + pointerStep(key), depth: depth + 1 });
    }
  }
  return faults;
}

/** A path that cannot be decoded, climbs (`..`), or hides separators or control characters in escapes. */
export function isSoundPath(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
  if (unsound(decoded) || decoded.includes('\\') || hasControl(decoded)) return false;
  return !decoded.split('/').includes('..');
}

const hasControl = (text: string): boolean => [...text].some((char) => char < ' ' || char === '\u007f');
