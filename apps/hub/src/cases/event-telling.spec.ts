import { describe, expect, it } from '@jest/globals';
import { tellingOf, type Names } from './event-telling.js';

const names: Names = {
  office: (id) => ({ centre: '综治中心', 'law-firm': '律师事务所', police: '派出所' })[id] ?? id,
  party: (id) => ({ 'party-1': '刘*', 'party-2': '王*' })[id] ?? id,
  obligation: (id) => ({ 'obligation-1': '修复院墙' })[id] ?? id,
  rule: (id) => (id === 'S-01' ? '受理期限' : id),
  grade: (code) => ({ blue: '蓝', orange: '橙' })[code] ?? code,
  door: (code) => ({ court: '诉讼' })[code] ?? code,
};
const tell = (type: string, data: { readonly [field: string]: unknown }): string | undefined => tellingOf(type, data, names)?.zh;

describe('what an event tells beyond its name', () => {
  it('is to whom the case went', () => {
    expect(tell('CaseRegistered', { holder: { organisation: 'centre', post: 'dispatcher' } })).toBe('交综治中心办理');
    const dispatched = { lead: 'law-firm', by: '2026-12-01', holder: { organisation: 'law-firm', post: 'lawyer' } };
    expect(tellingOf('CaseDispatched', dispatched, names)).toEqual({
      zh: '由律师事务所主办，2026-12-01 前办结',
      en: 'led by 律师事务所, to be done by 2026-12-01',
    });
    expect(tell('DispatchReturnedUnsigned', { office: 'law-firm', holder: { organisation: 'centre' } })).toBe(
      '律师事务所未签收，交综治中心办理',
    );
    expect(tell('AssistRequested', { organisation: 'police' })).toBe('请派出所协办');
  });

  it('is what was agreed, between whom, for how much and until when', () => {
    const terms = [
      { debtor: 'party-2', creditor: 'party-1', what: '赔偿损失', amount: 1000, dueOn: '2026-12-01' },
      { debtor: 'party-2', creditor: 'party-1', what: '修复院墙', dueOn: '2026-12-10' },
    ];
    expect(tellingOf('AgreementReached', { form: 'written', terms }, names)).toEqual({
      zh: '书面协议：王*对刘*：赔偿损失，1000 元，2026-12-01 前；王*对刘*：修复院墙，2026-12-10 前',
      en: 'written agreement: 王* to 刘*: 赔偿损失, 1000 yuan, by 2026-12-01; 王* to 刘*: 修复院墙, by 2026-12-10',
    });
    expect(tell('AgreementTookEffect', { effectiveOn: '2026-11-25' })).toBe('2026-11-25 起生效');
    expect(tell('ObligationPerformed', { obligation: 'obligation-1', on: '2026-12-09' })).toBe('修复院墙，2026-12-09');
  });

  it('is which deadline, with its day, and who was told when it ran out', () => {
    expect(tell('DeadlineSet', { rule: 'S-01', dueOn: '2026-12-01' })).toBe('受理期限，2026-12-01 到期');
    expect(tell('DeadlineFired', { rule: 'S-01', tell: { organisation: 'centre', role: 'dispatcher' } })).toBe('受理期限，已通知综治中心');
  });

  it('is who agreed to mediation and who did not', () => {
    const consents = [
      { party: 'party-1', consent: 'given' },
      { party: 'party-2', consent: 'refused' },
    ];
    expect(tell('CaseAccepted', { consents })).toBe('刘*同意调解，王*不同意');
  });

  it('names choices as a reader says them', () => {
    expect(tell('GradeChanged', { grade: 'orange', was: 'blue' })).toBe('蓝改为橙');
    expect(tell('CaseTerminated', { why: 'no-agreement', channelsToldOn: '2026-11-25' })).toBe('未达成协议，2026-11-25 已告知其他途径');
    expect(tell('CaseReferredOut', { door: 'court', on: '2026-11-25' })).toBe('诉讼，2026-11-25');
  });

  it('is nothing for a type that is not known, unless it hands the case on', () => {
    expect(tell('SomethingNew', { what: '某事' })).toBeUndefined();
    expect(tell('SomethingNew', { holder: { organisation: 'police' } })).toBe('交派出所办理');
    expect(tell('CaseClosed', { result: 'success', holder: null })).toBeUndefined();
  });

  it('survives data of another shape: what was written under an older version stays readable', () => {
    for (const type of ['AgreementReached', 'CaseAccepted', 'DeadlineFired', 'GradeChanged', 'MarkAdded', 'CaseDispatched'])
      for (const data of [{}, { terms: 'none', consents: 7, tell: null, grade: null, lead: 1, holder: 'centre' }])
        expect(() => tellingOf(type, data, names)).not.toThrow();
  });
});
