import { Moment } from './field-rules.js';

/** One case, now or as of an instant. */
export class CaseQuery {
  /** ISO 8601 with offset, or a plain day, which means its end; not in the future. */
  @Moment({ optional: true })
  readonly asOf?: string;
}
