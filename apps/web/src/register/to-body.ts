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

const numberOf = (text: string): number | undefined => {
  const plain = text.replace(/[,，\s]/g, '');
  return plain === '' ? undefined : Number(plain);
};

/** What is missing, with the pointers the hub would use. */
export function checkDraft(draft: Draft, words: Dictionary): readonly FieldError[] {
  const { problem, register } = words;
  const of = register.of[draft.kind];
  const amount = numberOf(draft.amount);
  const people = draft.kind === 'dispute' ? numberOf(draft.peopleInvolved) : undefined;
  return [
    ...usedParties(draft)
      .filter(({ party }) => party.name.trim() === '')
      .map(({ index }) => ({
        pointer: `/parties/${index}/name`,
        says: problem.missing(`${words.common.nth(register.party, index + 1)} ${register.name}`),
      })),
    ...(draft.summary.trim() === '' ? [{ pointer: '/summary', says: problem.missing(of.summary) }] : []),
    ...(draft.kind !== 'hardship-aid' && draft.tile === '' ? [{ pointer: '/tile', says: problem.pick(of.tile) }] : []),
    ...(draft.villageCode === '' ? [{ pointer: '/villageCode', says: problem.pick(of.village) }] : []),
    ...(isDay(draft.occurredOn) ? [] : [{ pointer: '/occurredOn', says: problem.notDate(of.occurredOn) }]),
    ...(amount !== undefined && (Number.isNaN(amount) || amount < 0) ? [{ pointer: '/amount', says: problem.notNumber(of.amount) }] : []),
    ...(people !== undefined && !(Number.isInteger(people) && people >= 1)
      ? [{ pointer: '/peopleInvolved', says: problem.notNumber(register.peopleInvolved) }]
      : []),
  ];
}

/** The hub counts parties without the unused rows; this says which row of the form its number means. */
export const rowOfParty = (draft: Draft, sent: number): number => usedParties(draft)[sent]?.index ?? sent;

/** What no tile names: hardship is no matter of dispute. */
const noTile = 'other';

export function toBody(draft: Draft): RegisterBody {
  const amount = numberOf(draft.amount);
  const people = numberOf(draft.peopleInvolved);
  const dispute = draft.kind === 'dispute';
  return {
    kind: draft.kind,
    clientId: draft.clientId,
    parties: usedParties(draft).map(({ party }) => ({
      name: party.name.trim(),
      role: party.role,
      ...(party.phone.trim() === '' ? {} : { phone: party.phone.trim() }),
    })),
    summary: draft.summary.trim(),
    // Tile and source are the hub's own codes, chosen from its lists.
    tile: (draft.kind === 'hardship-aid' ? noTile : draft.tile) as RegisterBody['tile'],
    villageCode: draft.villageCode,
    occurredOn: draft.occurredOn,
    urgency: draft.urgency,
    ...(amount === undefined ? {} : { amount }),
    ...(draft.source === '' ? {} : { source: draft.source as NonNullable<RegisterBody['source']> }),
    ...(dispute && people !== undefined ? { peopleInvolved: people } : {}),
    ...(dispute && draft.project.trim() !== '' ? { project: draft.project.trim() } : {}),
  };
}
