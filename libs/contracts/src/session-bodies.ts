import { Text } from './field-rules.js';

export class ChangePasswordBody {
  @Text({ max: 200 })
  readonly current!: string;

  /** At least ten characters; what is missing is told by `detail`. */
  @Text({ max: 200 })
  readonly next!: string;
}

/** A code of the present second factor, or a recovery code, where one stands already. */
export class BeginSecondFactorBody {
  @Text({ max: 40, optional: true })
  readonly code?: string;
}

export class ConfirmSecondFactorBody {
  /** Six digits of the authenticator application. */
  @Text({ max: 40, example: '123456' })
  readonly code!: string;
}
