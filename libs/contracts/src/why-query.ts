import { Text } from './field-rules.js';

/** Whether and why somebody sees a case. */
export class WhyQuery {
  /** His user name. */
  @Text({ max: 60 })
  readonly user!: string;

  /** Id or number of the case. */
  @Text({ max: 80 })
  readonly case!: string;
}
