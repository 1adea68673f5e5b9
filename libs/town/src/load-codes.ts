import { join } from 'node:path';
import type { Code, Codes, Leaf, RoleCode, Tile } from './codes.js';
import { readConfig, refuseTwice, type ConfigField } from './config-field.js';

/** Code lists of `config/codes`. @throws ConfigFault on the first fault. */
export function loadCodes(configRoot: string): Codes {
  const file = (name: string): ConfigField => readConfig(join(configRoot, 'codes', `${name}.yaml`));
  const plain = (name: string): readonly Code[] => listOf(file(name), plainCode);

  const moj = plain('moj-types');
  const flags = plain('flags');
  const organisationKinds = plain('organisation-kinds');
  const categories = file('categories').object(['classes', 'leaves']);
  const classes = listOf(categories.classes, plainCode);
  const leaves = listOf(categories.leaves, (field) => leaf(field, { moj, flags, classes }));
  return {
    tiles: listOf(file('tiles'), (field) => tile(field, leaves, flags)),
    classes,
    leaves,
    moj,
    flags,
    doors: plain('doors'),
    roles: listOf(file('roles'), (field) => role(field, organisationKinds)),
    grades: plain('grades'),
    sources: plain('sources'),
    serviceTypes: plain('service-types'),
    organisationKinds,
  };
}

function listOf<T extends Code>(field: ConfigField, read: (field: ConfigField) => T): readonly T[] {
  const seen = new Set<string>();
  const found = field.list((item) => {
    const code = read(item);
    refuseTwice(item, seen, code.code, 'the code');
    return code;
  });
  if (found.length === 0) throw field.fault('the list is empty');
  return found;
}

const codeText = (field: ConfigField): string =>
  field.matching(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'a code (letters, digits, hyphens; numbers in quotes)');

function plainCode(field: ConfigField): Code {
  const { code, name } = field.object(['code', 'name']);
  return { code: codeText(code), name: name.words() };
}

const codesOf = (list: readonly Code[]): readonly string[] => list.map(({ code }) => code);

function leaf(
  field: ConfigField,
  known: { readonly moj: readonly Code[]; readonly flags: readonly Code[]; readonly classes: readonly Code[] },
): Leaf {
  const { code, name, moj, mojWhen } = field.object(['code', 'name', 'moj', 'mojWhen']);
  const text = code.matching(/^\d{2}(\d{2})?$/, 'a leaf of two or four digits');
  if (!codesOf(known.classes).includes(text.slice(0, 2))) throw code.fault(`there is no class ${text.slice(0, 2)}`);
  const byFlag = (rule: ConfigField): Leaf['mojWhen'][number] => {
    const fields = rule.object(['flag', 'moj']);
    return { flag: fields.flag.oneOf(codesOf(known.flags)), moj: fields.moj.oneOf(codesOf(known.moj)) };
  };
  return {
    code: text,
    name: name.words(),
    moj: moj.oneOf(codesOf(known.moj)),
    mojWhen: mojWhen.optional((rules) => rules.list(byFlag)) ?? [],
  };
}

function tile(field: ConfigField, leaves: readonly Leaf[], flags: readonly Code[]): Tile {
  const fields = field.object(['code', 'name', 'leaf', 'flags']);
  return {
    code: codeText(fields.code),
    name: fields.name.words(),
    leaf: fields.leaf.oneOf(codesOf(leaves)),
    flags: fields.flags.optional((list) => list.list((flag) => flag.oneOf(codesOf(flags)))) ?? [],
  };
}

function role(field: ConfigField, kinds: readonly Code[]): RoleCode {
  const { code, name, heldAt } = field.object(['code', 'name', 'heldAt']);
  return { code: codeText(code), name: name.words(), heldAt: heldAt.list((kind) => kind.oneOf(codesOf(kinds))) };
}
