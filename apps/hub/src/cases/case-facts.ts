import type { CaseFacts } from '@lib/access';
import type { Dispute } from '@lib/cases';
import { isTextRef } from '@lib/kernel';

/** What the policy must know of a dispute. */
export const factsOf = ({ village, involved, registeredBy, source }: Dispute): CaseFacts => ({ village, involved, registeredBy, source });

/** The texts that a row of a list shows. */
export const rowTexts = ({ id, summary, parties }: Dispute): readonly { readonly caseId: string; readonly textId: string }[] =>
  [summary, ...parties.map(({ name }) => name)].map(({ $text }) => ({ caseId: id, textId: $text }));

/** The texts that a case's own page shows. */
export const caseTexts = (dispute: Dispute): readonly { readonly caseId: string; readonly textId: string }[] => {
  const { id, parties, agreement, obligations } = dispute;
  const more = [
    ...parties.flatMap(({ phone, idNumber }) => [phone, idNumber]),
    ...(agreement?.terms ?? []).flatMap(({ what, manner }) => [what, manner]),
    ...obligations.map(({ what }) => what),
  ];
  return [...rowTexts(dispute), ...more.filter(isTextRef).map(({ $text }) => ({ caseId: id, textId: $text }))];
};

/** The fields of these texts; a text of another field is looked up when it is shown. */
export const caseTextFields: readonly string[] = ['summary', 'party', 'phone', 'id-number', 'term', 'manner'];
