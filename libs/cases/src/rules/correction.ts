import type { PlainDate } from '@lib/calendar';
import type { Case } from '../case.js';
import { inputOf, type DisputeRule } from './rule.js';

/** What may be set right, by the field of the case that it stands in. */
export type Correctable = 'occurredOn' | 'amount' | 'peopleInvolved';

export interface Correction {
  readonly field: Correctable;
  readonly day?: PlainDate;
  readonly number?: number;
}

export const correctedValue = ({ field, day, number }: Correction): PlainDate | number | undefined =>
  field === 'occurredOn' ? day : number;

/** A day that is over for the day, an amount in yuan, a count of people: each in its own field. */
export const correctionFits: DisputeRule = {
  code: 'case/correction-does-not-fit',
  says: { zh: '更正后的内容与更正事项不符', en: 'The new value does not fit what is corrected' },
  next: {
    zh: '发生日期填写不晚于今天的日期；金额填写数字；涉及人数填写不小于1的整数',
    en: 'Give a day up to today for the day it happened, a number for the amount, a whole number from 1 for the people',
  },
  pointer: '/field',
  reads: ['field', 'day', 'number'],
  holds: (_, command, { today }) => {
    const { field, day, number } = inputOf<Correction>(command);
    switch (field) {
      case 'occurredOn':
        return day !== undefined && day <= today && number === undefined;
      case 'amount':
        return number !== undefined && day === undefined;
      case 'peopleInvolved':
        return number !== undefined && Number.isInteger(number) && number >= 1 && day === undefined;
    }
  },
};

export const correctionChanges: DisputeRule = {
  code: 'case/correction-changes-nothing',
  says: { zh: '更正后的内容与原内容相同', en: 'The new value is the old one' },
  next: { zh: '无需更正', en: 'There is nothing to correct' },
  pointer: '/field',
  reads: ['field', 'day', 'number'],
  holds: (one: Case, command) => {
    const correction = inputOf<Correction>(command);
    return correctedValue(correction) !== one[correction.field];
  },
};
