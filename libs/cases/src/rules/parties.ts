import { inputOf, type DisputeRule } from './rule.js';

/** Everything that names a party must name a party of this case. */
export const partiesKnown: DisputeRule = {
  code: 'case/unknown-party',
  says: { zh: '所填当事人不属于本案', en: 'A named party is not a party to this case' },
  next: { zh: '请从本案当事人中选择', en: 'Choose from the parties of this case' },
  reads: ['parties'],
  holds: (dispute, command) => {
    const given = inputOf<{
      party?: string;
      consents?: readonly { party: string }[];
      terms?: readonly { debtor: string; creditor: string }[];
    }>(command);
    const named = [
      ...(given.party === undefined ? [] : [given.party]),
      ...(given.consents ?? []).map(({ party }) => party),
      ...(given.terms ?? []).flatMap(({ debtor, creditor }) => [debtor, creditor]),
    ];
    return named.every((id) => dispute.parties.some((party) => party.id === id));
  },
};

/** Every party named in this list of ids is a party of the case. */
export const partiesKnownIn = (field: string): DisputeRule => ({
  ...partiesKnown,
  pointer: `/${field}`,
  holds: (dispute, command) =>
    ((command.input[field] ?? []) as readonly string[]).every((id) => dispute.parties.some((party) => party.id === id)),
});
