import type { Dictionary } from '../words/zh.js';

const named = 2;

/** `刘某 与 王某`, or `刘某 与 王某 等 5 人`: what people call a case. Spaces only where the script wants them. */
export function namesOf(parties: readonly { readonly name: string }[], words: Dictionary['caseView']): string {
  const shown = parties.slice(0, named).map((party) => party.name);
  const joined = shown.join(` ${words.and} `);
  return parties.length > named ? `${joined} ${words.others(parties.length)}` : joined;
}
