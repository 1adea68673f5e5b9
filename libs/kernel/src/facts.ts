import type { Words } from './words.js';

/**
 * One thing that rules may ask about, with finitely many answers, so that a flow can be proved without running it.
 * `case`: part of the matter, so that only its actions change it, from `initial` on. `command`: what the one who acts says; `world`:
 * what town, law and hour say. Of the last two every answer may come at any time.
 */
export interface FactDefinition {
  readonly says: Words;
  readonly of: 'case' | 'command' | 'world';
  readonly values: readonly string[];
  /** For `case`: what a new matter may begin with; absent: the first value. */
  readonly initial?: readonly string[];
}

/**
 * What an action makes of a fact: one of these values, whatever it was; or one of these by the state that was reached; or
 * `answered`: its input says so anew, before the rules look.
 */
export type FactChange = readonly string[] | { readonly [target: string]: readonly string[] } | 'answered';

/** A fact of the case, read off it, and the actions that change it. Those that are not named leave it as it was. */
export interface CaseFact<Matter> extends FactDefinition {
  readonly of: 'case';
  readonly read: (matter: Matter) => string;
  readonly changedBy: { readonly [action: string]: FactChange };
}

export type FactCatalogue = { readonly [fact: string]: FactDefinition };

/** For each fact named, one of these values; a fact that is not named may be anything. */
export type FactCase = { readonly [fact: string]: readonly string[] };

/** A formula in disjunctive form: it holds where one of its cases does. */
export type FactFormula = FactCase | readonly FactCase[];

/** Values that are known. */
export type FactValues = { readonly [fact: string]: string };

/** Known to every flow: whether a person or the clock acts. */
export const doer: FactDefinition = {
  says: { zh: '办理者', en: 'who acts' },
  of: 'command',
  values: ['person', 'clock'],
};

export const casesOf = (formula: FactFormula | undefined): readonly FactCase[] =>
  formula === undefined ? [{}] : isCases(formula) ? formula : [formula];

const isCases = (formula: FactFormula): formula is readonly FactCase[] => Array.isArray(formula);

/** Whether the formula holds under these values; a value that is not known makes no case fail. */
export const evaluate = (formula: FactFormula | undefined, values: FactValues): boolean =>
  casesOf(formula).some((one) => fits(one, values));

export const fits = (one: FactCase, values: FactValues): boolean =>
  Object.entries(one).every(([fact, allowed]) => values[fact] === undefined || allowed.includes(values[fact]));

/**
 * The cases in which all formulas hold together: one case of each, with the values that they share. Empty: they contradict each other.
 * A value outside the fact's own list never comes true; a fact that nobody declared is left out, because the proof reports it.
 */
export function together(formulas: readonly (FactFormula | undefined)[], catalogue: FactCatalogue): readonly FactCase[] {
  let cases: readonly FactCase[] = [{}];
  for (const formula of formulas) {
    cases = cases.flatMap((known) => casesOf(formula).flatMap((added) => merged(known, added, catalogue)));
  }
  return cases;
}

function merged(known: FactCase, added: FactCase, catalogue: FactCatalogue): readonly FactCase[] {
  const result: { [fact: string]: readonly string[] } = { ...known };
  for (const [fact, allowed] of Object.entries(added)) {
    const declared = catalogue[fact];
    if (!declared) continue;
    const shared = (result[fact] ?? declared.values).filter((value) => allowed.includes(value));
    if (shared.length === 0) return [];
    result[fact] = shared;
  }
  return [result];
}
