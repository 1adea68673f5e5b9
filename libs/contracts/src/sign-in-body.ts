import { Text } from './field-rules.js';

export class SignInBody {
  @Text({ max: 64, example: 'v219' })
  readonly username!: string;

  @Text({ max: 200 })
  readonly password!: string;
}
