interface Coded {
  readonly codes: readonly { readonly code: string; readonly validFrom: string; readonly validTo: string | null }[];
}

/** The division code of a village on a day; the last known one where none is valid. */
export const codeOn = (village: Coded, day: string): string | undefined =>
  (village.codes.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day)) ?? village.codes.at(-1))?.code;
