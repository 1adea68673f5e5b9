import type { PlainDate } from '@lib/calendar';
import type { TextRef } from '@lib/kernel';
import type { Case } from '../case.js';
import type { CaseCommand, World } from '../world.js';
import { inputOf, type DisputeRule } from './rule.js';

/** What may be set right, by the field of the case that it stands in. */
export type Correctable = 'occurredOn' | 'amount' | 'peopleInvolved' | 'summary' | 'partyName' | 'category';

export interface Correction {
  readonly field: Correctable;
  readonly day?: PlainDate;
  readonly number?: number;
  readonly summary?: TextRef;
  readonly party?: string;
  readonly name?: TextRef;
  readonly tile?: string;
  readonly leaf?: string;
}

type Member = Exclude<keyof Correction, 'field'>;

/** The members that each correction is made of; `leaf` may be left to the tile. */
const members: { readonly [field in Correctable]: readonly Member[] } = {
  occurredOn: ['day'],
  amount: ['number'],
  peopleInvolved: ['number'],
  summary: ['summary'],
  partyName: ['party', 'name'],
  category: ['tile', 'leaf'],
};
const all: readonly Member[] = ['day', 'number', 'summary', 'party', 'name', 'tile', 'leaf'];

/** Whether the value itself may stand in that field. */
function sound(correction: Correction, one: Case, { today, tiles, leaves }: World): boolean {
  const { field, day, number, party, tile, leaf } = correction;
  switch (field) {
    case 'occurredOn':
      return day !== undefined && day <= today;
    case 'peopleInvolved':
      return number !== undefined && Number.isInteger(number) && number >= 1;
    case 'partyName':
      return one.parties.some(({ id }) => id === party);
    case 'category':
      return tiles.some(({ code }) => code === tile) && (leaf === undefined || leaves.some(({ code }) => code === leaf));
    case 'amount':
    case 'summary':
      return true;
  }
}

/** A day that is over for the day, an amount in yuan, a count of people, words, a category: each in its own field and alone. */
export const correctionFits: DisputeRule = {
  code: 'case/correction-does-not-fit',
  says: { zh: '更正后的内容与更正事项不符', en: 'The new value does not fit what is corrected' },
  next: {
    zh: '只填写所更正事项的内容：发生日期不晚于今天；涉及人数为不小于1的整数；姓名须选当事人；类别从列表中选择',
    en: 'Fill in only what belongs to it: a day up to today, a whole number of people from 1, a party with the right name, a category of the list',
  },
  pointer: '/field',
  reads: ['field', ...all],
  holds: (one: Case, command, world) => {
    const correction = inputOf<Correction>(command);
    const own = members[correction.field];
    return (
      all.every((name) => (own.includes(name) ? name === 'leaf' || correction[name] !== undefined : correction[name] === undefined)) &&
      sound(correction, one, world)
    );
  },
};

/** What stands in the history: the old value beside the new one. Of texts both are references, so that each can be erased by itself. */
export interface Corrected {
  readonly field: Correctable;
  readonly party?: string | undefined;
  readonly old: unknown;
  readonly new: unknown;
}

export function correctedBy(command: CaseCommand, one: Case, { tiles }: World): Corrected {
  const { field, day, number, summary, party, name, tile, leaf } = inputOf<Correction>(command);
  switch (field) {
    case 'occurredOn':
      return { field, old: one.occurredOn, new: day };
    case 'amount':
    case 'peopleInvolved':
      return { field, old: one[field], new: number };
    case 'summary':
      return { field, old: one.summary, new: summary };
    case 'partyName':
      return { field, party, old: one.parties.find(({ id }) => id === party)?.name, new: name };
    case 'category': {
      const usual = tiles.find(({ code }) => code === tile)?.leaf;
      return { field, old: { tile: one.tile, leaf: one.leaf }, new: { tile, leaf: leaf ?? usual ?? null } };
    }
  }
}

/** Of words this cannot be told: they are sealed before the rules see them. */
export const correctionChanges: DisputeRule = {
  code: 'case/correction-changes-nothing',
  says: { zh: '更正后的内容与原内容相同', en: 'The new value is the old one' },
  next: { zh: '无需更正', en: 'There is nothing to correct' },
  pointer: '/field',
  reads: ['field', ...all],
  holds: (one: Case, command, world) => {
    const corrected = correctedBy(command, one, world);
    return JSON.stringify(corrected.old) !== JSON.stringify(corrected.new);
  },
};
