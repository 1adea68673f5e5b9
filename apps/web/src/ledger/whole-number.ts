/** A whole phone or ID number that somebody typed to find its case. */
export interface WholeNumber {
  readonly kind: 'phone' | 'id-number';
  readonly number: string;
}

/**
 * What is typed into the search, where it is a whole mobile phone (11 digits) or ID number (18 places, GB 11643): it is then asked for in
 * the body of a request. An address is written down on its way. However many spaces and strokes stand between.
 */
export function wholeNumberIn(typed: string | undefined): WholeNumber | null {
  const number = (typed ?? '').replace(/[\s\-－–—()（）]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1\d{10}$/.test(number)) return { kind: 'phone', number };
  if (/^\d{17}[\dXx]$/.test(number)) return { kind: 'id-number', number };
  return null;
}
