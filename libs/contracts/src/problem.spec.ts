import { describe, expect, it } from '@jest/globals';
import { hasRightCheckDigit } from './id-number.js';
import { languageOf } from './language.js';
import { problemKinds } from './problem-codes.js';
import { problem, problemOfRejection } from './problem.js';

describe('a problem', () => {
  it('speaks the language of the caller and names each bad field', () => {
    const fault = { pointer: '/summary', says: { zh: '最多 2000 个字', en: 'At most 2000 characters' } };
    expect(problem('request/invalid', 'en', { errors: [fault] })).toEqual({
      type: 'urn:duliu:problem:request/invalid',
      title: 'Invalid values',
      status: 400,
      code: 'request/invalid',
      detail: 'Some values are not allowed; each is named below',
      errors: [{ pointer: '/summary', detail: 'At most 2000 characters' }],
    });
    expect(problem('request/invalid', 'zh', { errors: [fault] }).errors).toEqual([{ pointer: '/summary', detail: '最多 2000 个字' }]);
  });

  it('carries the article and the way on of a refusal by a rule', () => {
    const rejection = {
      code: 'case/party-refused',
      says: { zh: '有当事人明确拒绝调解', en: 'A party has refused' },
      next: { zh: '请终止调解', en: 'End the mediation' },
      article: '人民调解法 第17条',
      pointer: '/party',
    };
    expect(problemOfRejection(rejection, 'en')).toMatchObject({
      status: 422,
      code: 'case/party-refused',
      detail: 'A party has refused',
      next: 'End the mediation',
      article: '人民调解法 第17条',
      errors: [{ pointer: '/party', detail: 'A party has refused' }],
    });
  });

  it('cannot be given another status or code by an extension', () => {
    expect(problem('case/stale-version', 'en', { extensions: { version: 4, status: 200 } })).toMatchObject({ status: 409, version: 4 });
  });

  it.each(Object.keys(problemKinds))('%s is feature/kebab-case', (code) => {
    expect(code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
  });
});

describe('the language of the caller', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5, zh;q=0.7', 'zh'],
    ['fr, en;q=0.3', 'en'],
    ['fr', 'zh'],
    ['en;q=nonsense', 'zh'],
    [',;,;q=', 'zh'],
  ] as const)('%p is read as %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('the check digit of an ID number', () => {
  it('is right for the example of GB 11643 and wrong when one digit changes', () => {
    expect(hasRightCheckDigit('11010519491231002X')).toBe(true);
    expect(hasRightCheckDigit('110105194912310021')).toBe(false);
    expect(hasRightCheckDigit('=cmd|calc')).toBe(false);
  });
});
