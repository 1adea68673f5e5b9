import { refuseTwice, type ConfigField } from './config-field.js';
import type { Village, VillageCode } from './town.js';

/** The villages of a town; each code is one village's on one day. */
export function readVillages(file: ConfigField, codePrefix: string): readonly Village[] {
  const ids = new Set<string>();
  const numberNames = new Set<string>();
  const taken: (VillageCode & { readonly village: string })[] = [];
  const villages = file.list((item) => {
    const fields = item.object(['id', 'name', 'numberName', 'group', 'codes']);
    const id = fields.id.matching(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id of small letters, digits and hyphens');
    refuseTwice(item, ids, id, 'the village');
    const numberName = fields.numberName.text();
    // Two villages with one name in the number would share numbers.
    refuseTwice(fields.numberName, numberNames, numberName, 'the name in case numbers');
    const codes = fields.codes.list((code) => {
      const found = readCode(code, codePrefix);
      const clash = taken.find((other) => (other.code === found.code || other.village === id) && overlaps(other, found));
      if (clash) throw code.fault(`${found.code} overlaps ${clash.code} of ${clash.village} in its days of validity`);
      taken.push({ ...found, village: id });
      return found;
    });
    const latest = [...codes].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
    if (!latest) throw fields.codes.fault('a village has at least one code');
    return {
      id,
      name: fields.name.words(),
      code: latest.code,
      codes,
      group: fields.group.optional((words) => words.words()) ?? null,
      numberName,
    };
  });
  if (villages.length === 0) throw file.fault('a town has at least one village');
  return villages;
}

function readCode(field: ConfigField, codePrefix: string): VillageCode {
  const { code, validFrom, validTo } = field.object(['code', 'validFrom', 'validTo']);
  const text = code.matching(/^\d{12}$/, 'a village code of twelve digits');
  if (!text.startsWith(codePrefix)) throw code.fault(`${text} does not begin with the town's ${codePrefix}`);
  const found = { code: text, validFrom: validFrom.date(), validTo: validTo.nullable((date) => date.date()) };
  if (found.validTo !== null && found.validTo < found.validFrom) throw validTo.fault('ends before it begins');
  return found;
}

const overlaps = (a: VillageCode, b: VillageCode): boolean =>
  (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);
