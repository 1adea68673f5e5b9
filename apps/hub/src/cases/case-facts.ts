import type { CaseFacts } from '@lib/access';
import { accusesCadre, type Case, type Dispute } from '@lib/cases';
import { isTextRef } from '@lib/kernel';

/** Only a dispute has mediators; its kind says so. */
const recusedFrom = (one: Case): readonly string[] => (one.kind === 'dispute' ? (one as Dispute).recused : []);

/** What the policy must know of a case. */
export const factsOf = (one: Case): CaseFacts => {
  const { village, involved, registeredBy, source, ownedByLeader: owned } = one;
  return { village, involved, registeredBy, source, owned, recused: recusedFrom(one), accusation: accusesCadre(one) };
};

/** The texts that a row of a list shows. */
export const rowTexts = ({ id, summary, parties }: Case): readonly { readonly caseId: string; readonly textId: string }[] =>
  [summary, ...parties.flatMap(({ name, formerNames = [] }) => [name, ...formerNames])].map(({ $text }) => ({ caseId: id, textId: $text }));

/** The texts behind the references in what is given: a case, or events of its history. */
export const textsIn = (caseId: string, given: unknown): readonly { readonly caseId: string; readonly textId: string }[] => {
  const found: { caseId: string; textId: string }[] = [];
  const look = (value: unknown): void => {
    if (isTextRef(value)) found.push({ caseId, textId: value.$text });
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(given);
  return found;
};

/** The fields of these texts; a text of another field is looked up when it is shown. */
export const caseTextFields: readonly string[] = [
  'summary',
  'party',
  'phone',
  'id-number',
  'term',
  'manner',
  'ground',
  'civil-part',
  'task',
  'department',
];
