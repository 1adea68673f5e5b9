import type { Choice } from '@lib/kernel';

type Draw = () => readonly Choice[];
const kept = new WeakMap<object, Map<string, readonly Choice[]>>();
const lasting = new WeakSet<readonly Choice[]>();

/**
 * A list that depends on its name and on `ground` alone, such as the roster or the tiles of the town, is drawn once for as long as
 * the ground stands.
 */
export const keptWith =
  (ground: object, name: string, draw: Draw): Draw =>
  () => {
    const lists = kept.get(ground) ?? new Map<string, readonly Choice[]>();
    kept.set(ground, lists);
    const known = lists.get(name);
    if (known) return known;
    const list = draw();
    lists.set(name, list);
    lasting.add(list);
    return list;
  };

/** Whether the next view will be given the very same list, so that it pays to keep what was made of it. */
export const lasts = (list: readonly Choice[]): boolean => lasting.has(list);
