import { Text } from './field-rules.js';

/** The code of a receipt. In the body and never in an address: whoever has it sees where the case stands. */
export class ReceiptBody {
  /** Seven groups of four letters and digits, however they were typed. */
  @Text({ max: 80 })
  readonly code!: string;
}
