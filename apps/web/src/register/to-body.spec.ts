import { describe, expect, it } from '@jest/globals';
import { en } from '../words/en.js';
import type { Draft } from './draft.js';
import { newDraft, ofKind } from './draft.js';
import { checkDraft, rowOfParty, toBody } from './to-body.js';

const draft: Draft = {
  clientId: '7d9f2a52-6a1c-4b6e-9b0e-0a7a5b0d2f11',
  kind: 'dispute',
  parties: [
    { name: ' 刘某 ', role: 'applicant', phone: '' },
    { name: '', role: 'respondent', phone: '' },
    { name: '陈某', role: 'third', phone: '13800000001' },
  ],
  summary: '两家因滴水檐争执',
  tile: 'neighbour',
  villageCode: '120118102219',
  occurredOn: '2026-09-01',
  urgency: 'normal',
  amount: '3，000.50',
  peopleInvolved: '',
  source: '',
  project: '',
};

const pointers = (changed: Partial<Draft>) => checkDraft({ ...draft, ...changed }, en).map(({ pointer }) => pointer);

describe('a registration as it is sent', () => {
  it('leaves out rows that were not used, and what was not said', () => {
    expect(toBody(draft)).toMatchObject({
      parties: [
        { name: '刘某', role: 'applicant' },
        { name: '陈某', role: 'third', phone: '13800000001' },
      ],
      amount: 3000.5,
    });
    expect(toBody({ ...draft, amount: '' })).not.toHaveProperty('amount');
  });

  it('brings a refusal back to the row it is about', () => {
    expect(rowOfParty(draft, 1)).toBe(2);
  });

  it('needs six answers and no more', () => {
    expect(pointers({})).toEqual([]);
    const nothing = {
      parties: [{ name: '', role: 'applicant', phone: '' }],
      summary: ' ',
      tile: '',
      villageCode: '',
      occurredOn: '',
    } as const;
    expect(pointers(nothing)).toEqual(['/parties/0/name', '/summary', '/tile', '/villageCode', '/occurredOn']);
  });

  it('asks for no tile where aid is applied for, and sends nothing that the kind does not have', () => {
    const aid = ofKind({ ...draft, tile: '', peopleInvolved: '7', project: '高铁' }, 'hardship-aid');
    expect(checkDraft(aid, en)).toEqual([]);
    expect(toBody(aid)).toMatchObject({ kind: 'hardship-aid', tile: 'other' });
    expect(Object.keys(toBody(aid))).not.toEqual(expect.arrayContaining(['peopleInvolved']));
    expect(toBody({ ...draft, peopleInvolved: '7', project: '高铁', source: 'patrol' })).toMatchObject({
      kind: 'dispute',
      peopleInvolved: 7,
      project: '高铁',
      source: 'patrol',
    });
  });

  it('keeps who was named when the kind changes, in a role that it knows', () => {
    const asked = ofKind(draft, 'consultation');
    expect(asked.parties.map(({ name, role }) => `${name.trim()} ${role}`)).toEqual(['刘某 applicant', '陈某 respondent']);
    expect(ofKind(newDraft('120118102219'), 'hardship-aid').parties).toHaveLength(1);
    expect(ofKind(ofKind(newDraft('120118102219'), 'hardship-aid'), 'dispute').parties).toHaveLength(2);
  });

  it('refuses a number of people that is none', () => {
    expect(pointers({ peopleInvolved: '七' })).toEqual(['/peopleInvolved']);
    expect(pointers({ peopleInvolved: '0' })).toEqual(['/peopleInvolved']);
  });

  it('refuses a sum that is none', () => {
    expect(pointers({ amount: '三千' })).toEqual(['/amount']);
    expect(pointers({ amount: '-5' })).toEqual(['/amount']);
  });
});
