import type { RegisterBody } from '../api/types.js';
import type { FieldError } from '../kit/error-summary.js';
import { isDay } from '../words/dates.js';
import type { Dictionary } from '../words/zh.js';
import type { Draft } from './draft.js';

/** A party with no name at all is a row not used; the first row always counts. */
const usedParties = (draft: Draft) =>
  draft.parties
    .map((party, index) => ({ party, index }))
    .filter(({ party, index }) => index === 0 || party.name.trim() !== '' || party.phone.trim() !== '');

const amountOf = (text: string): number | undefined => {
  const plain = text.replace(/[,，\s]/g, '');
  return plain === '' ? undefined : Number(plain);
};

/** What is missing, with the pointers the hub would use. */
export function checkDraft(draft: Draft, words: Dictionary): readonly FieldError[] {
  const { problem, register } = words;
  const amount = amountOf(draft.amount);
  return [
    ...usedParties(draft)
      .filter(({ party }) => party.name.trim() === '')
      .map(({ index }) => ({
        pointer: `/parties/${index}/name`,
        says: problem.missing(`${words.common.nth(register.party, index + 1)} ${register.name}`),
      })),
    ...(draft.summary.trim() === '' ? [{ pointer: '/summary', says: problem.missing(register.summary) }] : []),
    ...(draft.tile === '' ? [{ pointer: '/tile', says: problem.pick(register.tile) }] : []),
    ...(draft.villageCode === '' ? [{ pointer: '/villageCode', says: problem.pick(register.village) }] : []),
    ...(isDay(draft.occurredOn) ? [] : [{ pointer: '/occurredOn', says: problem.notDate(register.occurredOn) }]),
    ...(amount !== undefined && (Number.isNaN(amount) || amount < 0)
      ? [{ pointer: '/amount', says: problem.notNumber(register.amount) }]
      : []),
  ];
}

/** The hub counts parties without the unused rows; this says which row of the form its number means. */
export const rowOfParty = (draft: Draft, sent: number): number => usedParties(draft)[sent]?.index ?? sent;

export function toBody(draft: Draft): RegisterBody {
  const amount = amountOf(draft.amount);
  return {
    clientId: draft.clientId,
    parties: usedParties(draft).map(({ party }) => ({
      name: party.name.trim(),
      role: party.role,
      ...(party.phone.trim() === '' ? {} : { phone: party.phone.trim() }),
    })),
    summary: draft.summary.trim(),
    tile: draft.tile as RegisterBody['tile'], // one of the hub's own codes, chosen from its list
    villageCode: draft.villageCode,
    occurredOn: draft.occurredOn,
    urgency: draft.urgency,
    ...(amount === undefined ? {} : { amount }),
  };
}
