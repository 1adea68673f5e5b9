import { mostItems } from './ledger-query.js';
import { Day, Flag, FlagInQuery, NumberInQuery, OneOf, Text } from './field-rules.js';

const idText = {
  max: 60,
  pattern: /^[a-z0-9][a-z0-9._-]*$/i,
  says: { zh: '应为代码（字母、数字、点、连字符）', en: 'Must be a code of letters, digits, dots and hyphens' },
};

export class PeopleQuery {
  @NumberInQuery({ min: 1, max: mostItems })
  readonly limit?: number;

  @Text({ max: 500, optional: true })
  readonly cursor?: string;

  /** Part of a name or of a user name. */
  @Text({ max: 60, optional: true })
  readonly q?: string;

  @Text({ ...idText, optional: true })
  readonly organisation?: string;

  /** Those too who have left. */
  @FlagInQuery()
  readonly left?: boolean;
}

/** A post to be given. */
export class AppointBody {
  @Text({ ...idText, example: 'village-mediator' })
  readonly role!: string;

  @Text({ ...idText, example: 'room-jiushibao' })
  readonly organisation!: string;

  /** First day; today where it is left out. */
  @Day({ optional: true })
  readonly from?: string;

  /** Last day. */
  @Day({ optional: true })
  readonly to?: string;

  @Flag({ optional: true })
  readonly director?: boolean;

  /** Id of the person whose post it is and who is away meanwhile (代理); then a last day is needed. */
  @Text({ ...idText, optional: true })
  readonly substituteFor?: string;
}

export class AddPersonBody extends AppointBody {
  @Text({
    max: 32,
    min: 2,
    pattern: /^[a-z][a-z0-9._-]{1,31}$/,
    says: { zh: '2 至 32 个小写字母、数字、点、连字符，以字母开头', en: '2 to 32 small letters, digits, dots, _ or -, a letter first' },
    example: 'zhang.wei',
  })
  readonly username!: string;

  @Text({ max: 60, example: '张伟' })
  readonly name!: string;

  /** As the roster of mediators records it (人民调解法 第8条). */
  @OneOf(['female', 'male'], { optional: true })
  readonly gender?: 'female' | 'male';
}

export class EndPostBody {
  /** Last day; left out, the post ends this minute. */
  @Day({ optional: true })
  readonly on?: string;
}
