/** What may be looked up exactly while it is sealed: each has a normal form, so that one number is found however it was typed. */
export const blindKinds = ['phone', 'id-number'] as const;
export type BlindKind = (typeof blindKinds)[number];

export const isBlindKind = (field: string): field is BlindKind => (blindKinds as readonly string[]).includes(field);

/** The normal form; null where nothing of a number is left. */
export function normalFormOf(kind: BlindKind, typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase();
  if (kind === 'id-number') return plain.replace(/[^0-9A-Z]/g, '') || null;
  const digits = plain.replace(/\D/g, '');
  // The country's own prefix before a mobile number says nothing.
  return digits.replace(/^(00)?86(?=1\d{10}$)/, '') || null;
}
