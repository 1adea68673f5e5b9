/** Fields of text that are sensitive whatever stands in them (个人信息保护法 第28条): the classes phone and P4 of the policy. */
const fields: ReadonlySet<string> = new Set(['phone', 'id-number', 'bank-account', 'medical']);

/**
 * Eleven digits or more, ordinary or full-width, whatever is between them, and the X that may end an ID number: a phone, an ID number,
 * a bank card or an account.
 */
const number = /[0-9０-９](?:[\s.\-–—．－]?[0-9０-９]){10,}[XxＸｘ]?/;
const everyNumber = new RegExp(number, 'g');

/** What nearly every sentence about somebody's health holds one of. In doubt it is one: a text that is sealed in vain costs microseconds. */
const medical =
  /病|医|药|伤|癌|瘤|残疾|住院|手术|诊断|治疗|怀孕|流产|精神|抑郁|自杀|血压|血糖|透析|康复|hospital|illness|injur|disease|medical|surgery|pregnan|diagnos|disab/i;

/** Whether a text must not lie in the database as it is: by its field, or by what is written in it. */
export function isSensitive(field: string, body: string): boolean {
  return fields.has(field) || number.test(body) || medical.test(body);
}

/** The same text without what looks like such a number: for the words that a search finds. */
export const withoutNumbers = (text: string): string => text.replace(everyNumber, ' ');
