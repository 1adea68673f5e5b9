import { OneOf, Text } from './field-rules.js';

export const searchedNumbers = ['phone', 'id-number'] as const;
export type SearchedNumber = (typeof searchedNumbers)[number];

/** A whole phone or ID number of a party. In the body and never in an address, which is written down on its way. */
export class NumberSearchBody {
  @OneOf(searchedNumbers)
  readonly kind!: SearchedNumber;

  @Text({ max: 40, example: '13800001234' })
  readonly number!: string;
}
