import type { CodesView } from '../api/types.js';

export type ScreenEntry = CodesView['screen'][number];

/** What a ticked line of the intake screen does, strongest first. */
const strength: readonly ScreenEntry['result'][] = ['BLOCK', 'PARTIAL', 'WARN'];

/** The ticked lines as the table has them, the ones that forbid first; a code that the table does not have is left to the hub. */
export function tickedLines(screen: readonly ScreenEntry[], ticked: readonly string[]): readonly ScreenEntry[] {
  return screen
    .filter(({ code }) => ticked.includes(code))
    .sort((one, other) => strength.indexOf(one.result) - strength.indexOf(other.result));
}
