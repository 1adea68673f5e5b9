import { isoShanghai } from '@lib/calendar';
import type { AuditView } from '@lib/contracts';
import { say, type Language, type Words } from '@lib/kernel';
import type { AuditEntry, Deed } from '@lib/store';
import type { Caller } from '../cases/caller.js';

const deedWords: { readonly [deed in Deed]: Words } = {
  reveal: { zh: '查看完整号码', en: 'Read a number whole' },
  search: { zh: '按号码查找', en: 'Searched for a number' },
  export: { zh: '导出', en: 'Took data out' },
  receipt: { zh: '出具回执', en: 'Handed out a receipt' },
};

const fieldWords: { readonly [field: string]: Words } = {
  phone: { zh: '电话', en: 'Phone' },
  'id-number': { zh: '身份证号', en: 'ID number' },
};

export function auditView(entry: AuditEntry, { town, language }: Caller, names: ReadonlyMap<string, string>): AuditView {
  const { id, at, deed, person, role, organisation, matterId, number, field, party, purpose, filter, rows } = entry;
  const called = <T extends { readonly name: Words }>(known: T | undefined, otherwise: string): string =>
    known ? say(known.name, language) : otherwise;
  const words = field === null ? undefined : fieldWords[field];
  return {
    id,
    at: isoShanghai(at),
    deed,
    deedLabel: say(deedWords[deed], language),
    person: { id: person, name: names.get(person) ?? person },
    role,
    roleLabel:
      role === null
        ? null
        : called(
            town.codes.roles.find(({ code }) => code === role),
            role,
          ),
    organisation:
      organisation === null
        ? null
        : {
            id: organisation,
            label: called(
              town.town.organisations.find((office) => office.id === organisation),
              organisation,
            ),
          },
    case: matterId === null || number === null ? null : { id: matterId, number },
    field,
    fieldLabel: words ? say(words, language) : field,
    party,
    purpose,
    filter,
    rows,
  };
}

const heads: readonly Words[] = [
  { zh: '时间', en: 'Time' },
  { zh: '做了什么', en: 'What' },
  { zh: '人员', en: 'Person' },
  { zh: '岗位', en: 'Post' },
  { zh: '单位', en: 'Office' },
  { zh: '案件编号', en: 'Case' },
  { zh: '号码种类', en: 'Kind of number' },
  { zh: '当事人编号', en: 'Party' },
  { zh: '用途', en: 'Purpose' },
  { zh: '筛选条件', en: 'Filter' },
  { zh: '行数', en: 'Lines' },
];

export const columns = (language: Language): readonly string[] => heads.map((words) => say(words, language));

export const lineOf = (view: AuditView): readonly string[] => [
  view.at,
  view.deedLabel,
  view.person.name,
  view.roleLabel ?? '',
  view.organisation?.label ?? '',
  view.case?.number ?? '',
  view.fieldLabel ?? '',
  view.party ?? '',
  view.purpose ?? '',
  view.filter === null ? '' : JSON.stringify(view.filter),
  view.rows === null ? '' : String(view.rows),
];
