import { describe, expect, it } from '@jest/globals';
import { checkShape } from './check-shape.js';
import { LedgerQuery } from './ledger-query.js';
import { occurredInFuture, RegisterCaseBody } from './register-case-body.js';
import { SignInBody } from './sign-in-body.js';

const body = {
  parties: [{ name: '张某', role: 'applicant' }],
  summary: '两家因滴水檐争执',
  tile: 'neighbour',
  villageCode: '120118102219',
  occurredOn: '2026-09-05',
  urgency: 'normal',
};

const faults = (change: object): readonly string[] => {
  const checked = checkShape(RegisterCaseBody, { ...body, ...change });
  return checked.ok ? [] : checked.errors.map((fault) => `${fault.pointer}: ${fault.says.en}`);
};

describe('a registration at the door', () => {
  it('passes with the six mandatory fields, and with every optional field null', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ clientId: null, kind: null, amount: null, consents: null, project: null })).toEqual([]);
  });

  it.each(Object.keys(body))('names %s when it is missing', (name) => {
    expect(faults({ [name]: undefined })[0]).toMatch(new RegExp(`^/${name}: `));
  });

  it('keeps emoji and characters of CJK Extension B as they were written', () => {
    const name = '𠮷田😀𪚥';
    const checked = checkShape(RegisterCaseBody, { ...body, parties: [{ name, role: 'applicant' }] });
    expect(checked.ok && checked.value.parties[0]?.name).toBe(name);
  });

  it.each([
    ['an unknown field', { colour: 'red' }, '/colour: There is no such field'],
    ['an unknown field of a party', { parties: [{ ...body.parties[0], age: 3 }] }, '/parties/0/age: There is no such field'],
    ['a null character', { summary: 'a\0b' }, '/summary: A null character (U+0000) is not allowed'],
    [
      'a lone surrogate',
      { parties: [{ name: 'a\ud800', role: 'third' }] },
      '/parties/0/name: It holds half a character (a lone surrogate)',
    ],
    ['a summary that is too long', { summary: '长'.repeat(2001) }, '/summary: At most 2000 characters'],
    ['a name that is too long', { parties: [{ name: '𠮷'.repeat(101), role: 'third' }] }, '/parties/0/name: At most 100 characters'],
    ['a name of blanks', { parties: [{ name: ' 　 ', role: 'third' }] }, '/parties/0/name: Must not be empty'],
    ['a name that is a number', { parties: [{ name: 7, role: 'third' }] }, '/parties/0/name: Must be text'],
    ['no party', { parties: [] }, '/parties: At least 1'],
    ['500 parties', { parties: Array.from({ length: 500 }, () => ({ name: '张', role: 'third' })) }, '/parties: At most 200'],
    ['parties that are no objects', { parties: ['张某', null] }, '/parties: Each item must be an object'],
    ['parties that are nested lists', { parties: [[{ name: '张', role: 'third' }]] }, '/parties: Each item must be an object'],
    ['an object for parties', { parties: { 0: body.parties[0] } }, '/parties: Must be a list'],
    ['a day that does not exist', { occurredOn: '2026-02-30' }, '/occurredOn: There is no such day'],
    ['a leap day of 1900', { occurredOn: '1900-02-29' }, '/occurredOn: There is no such day'],
    ['a day before 1900', { occurredOn: '1899-12-31' }, '/occurredOn: Not before 1900-01-01'],
    ['a time for a day', { occurredOn: '2026-09-05T10:00:00Z' }, '/occurredOn: Must be a day such as 2026-09-05'],
    ['a negative amount', { amount: -1 }, '/amount: An amount cannot be negative'],
    ['an endless amount', { amount: Infinity }, '/amount: Must be an amount in yuan'],
    ['a third decimal', { amount: 0.125 }, '/amount: At most two decimals'],
    ['a text for an amount', { amount: '100' }, '/amount: Must be an amount in yuan'],
    ['nobody involved', { peopleInvolved: 0 }, '/peopleInvolved: Must be a whole number from 1 to 100000'],
    ['a short village code', { villageCode: '219' }, '/villageCode: Must be a division code of 12 digits'],
    ['an unknown urgency', { urgency: 'soon' }, '/urgency: Must be one of normal, urgent, emergency'],
    ['a clientId that is no UUID', { clientId: '1' }, '/clientId: Must be a UUID'],
  ])('refuses %s with its pointer and what is allowed', (_name, change, said) => {
    expect(faults(change)).toEqual([said]);
  });

  it('escapes a pointer as RFC 6901 says', () => {
    expect(faults({ 'a/b~c': 1 })).toEqual(['/a~1b~0c: There is no such field']);
  });

  it.each([1.1, 4.35, 19.99, 1_000_000.01, 0])('takes %p yuan', (amount) => {
    expect(faults({ amount })).toEqual([]);
  });

  it.each([[null], [[]], ['text'], [7], [undefined]])('refuses %p in place of a body', (given) => {
    expect(checkShape(SignInBody, given)).toMatchObject({ ok: false, errors: [{ pointer: '' }] });
  });

  it('leaves a day to come to the rule, which refuses it', () => {
    expect(faults({ occurredOn: '9999-12-31' })).toEqual([]);
    expect(occurredInFuture('9999-12-31', '2026-11-24')?.code).toBe('case/occurred-in-future');
    expect(occurredInFuture('2026-11-24', '2026-11-24')).toBeNull();
  });
});

describe('a query of the ledger', () => {
  it('reads numbers and flags from text', () => {
    expect(checkShape(LedgerQuery, { limit: '200', mine: 'true', count: 'false' })).toEqual({
      ok: true,
      value: { limit: 200, mine: true, count: false },
    });
  });

  it.each([
    [{ limit: '201' }, '/limit'],
    [{ limit: '0' }, '/limit'],
    [{ limit: 'ten' }, '/limit'],
    [{ limit: ['1', '2'] }, '/limit'],
    [{ sort: 'name; drop table cases' }, '/sort'],
    [{ from: '2026-13-01' }, '/from'],
    [{ q: 'x'.repeat(101) }, '/q'],
    [{ q: ['a', 'b'] }, '/q'],
    [{ state: "' or 1=1" }, '/state'],
    [{ offset: '5' }, '/offset'],
  ])('refuses %p', (query, pointer) => {
    const checked = checkShape(LedgerQuery, query);
    expect(checked.ok ? [] : checked.errors.map((fault) => fault.pointer)).toEqual([pointer]);
  });
});
