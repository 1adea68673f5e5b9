import type { Input, InputSchema, Rejection } from '@lib/kernel';

/** What any event may say to the engine: the state it leads to, who holds it, who is waited on, who leads, who is drawn in. */
export const reservedFields = ['to', 'holder', 'lead', 'waitingOn', 'involves'] as const;

/**
 * A member of the input by which the order would move the case itself, where the action does not ask for it. The door lets no member
 * through that the schema does not name; whoever comes another way (an import, a job, a repair) meets this.
 */
export function smuggled(schema: InputSchema, input: Input): Rejection | undefined {
  for (const field of reservedFields) {
    if (input[field] === undefined || (schema.properties && Object.hasOwn(schema.properties, field))) continue;
    return {
      code: 'case/reserved-field',
      says: { zh: `“${field}”不能由办理人填写`, en: `“${field}” is not for the one who acts to say` },
      next: { zh: '请去掉该项；案件的去向由流程决定', en: 'Leave it out; the flow decides where the case goes' },
      pointer: `/${field}`,
    };
  }
  return undefined;
}
