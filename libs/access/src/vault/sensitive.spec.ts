import { describe, expect, it } from '@jest/globals';
import { isSensitive, withoutNumbers } from './sensitive.js';

describe('what is sensitive', () => {
  it('is a phone and an ID number, whatever was typed there', () => {
    expect([isSensitive('phone', '没有'), isSensitive('id-number', 'x'), isSensitive('party', '张三')]).toEqual([true, true, false]);
  });

  it.each([
    '电话13812345678',
    '电话 138-1234-5678',
    '１３８１２３４５６７８',
    '身份证12010119800101123X',
    '卡号 6222 0202 0011 2233 445',
    '张三的母亲住院',
    '打架受伤',
    'He was in hospital',
  ])('is free text that holds a number of a person or speaks of health: %s', (body) => {
    expect(isSensitive('summary', body)).toBe(true);
  });

  it.each(['两家因滴水檐争执', '欠款 12000 元，2026-09-05 前还', '(2026)独九十堡人调字第007号', '5 acres of land'])(
    'is not an ordinary sentence, an amount, a day or a case number: %s',
    (body) => {
      expect(isSensitive('summary', body)).toBe(false);
    },
  );

  it('is no word that a search finds, while the rest is', () => {
    expect(withoutNumbers('请拨138 1234 5678找张三，欠12000元')).toBe('请拨 找张三，欠12000元');
  });
});
