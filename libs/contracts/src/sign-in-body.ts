import { Text } from './field-rules.js';

export class SignInBody {
  @Text({ max: 64, example: 'v219' })
  readonly username!: string;

  @Text({ max: 200 })
  readonly password!: string;

  /** Of the authenticator application, or a recovery code; asked for by `access/code-needed`. */
  @Text({ max: 40, optional: true })
  readonly code?: string;
}
