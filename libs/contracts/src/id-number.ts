import type { Words } from '@lib/kernel';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** GB 11643: the 18th character is a check digit over the first 17. */
export function hasRightCheckDigit(idNumber: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(idNumber)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0);
  return checkDigits[sum % 11] === idNumber[17]?.toUpperCase();
}

/** A doubtful number is kept as it was written and only warned of: a clerk must not be stopped. */
export const idNumberWarning = (idNumber: string): Words | null =>
  hasRightCheckDigit(idNumber)
    ? null
    : { zh: '身份证号码校验位不符，请核对', en: 'The check digit of the ID number does not fit; please check it' };
