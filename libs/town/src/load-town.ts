import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { timeOfDay } from '@lib/calendar';
import type { Words } from '@lib/kernel';
import { ConfigFault } from './config-fault.js';
import { readConfig, refuseTwice, type ConfigField } from './config-field.js';
import { loadCodes } from './load-codes.js';
import { readPeople } from './read-people.js';
import { readReportSchedule } from './read-report-schedule.js';
import { readVillages } from './read-villages.js';
import { warningsOf } from './roster-warnings.js';
import { roomOf, type Organisation, type Town, type Village } from './town.js';

const townKeys = [
  'slug',
  'name',
  'numberPrefix',
  'committeeNumberPrefix',
  'codePrefix',
  'opensAt',
  'closeOfBusiness',
  'villageRoom',
  'monthlyReport',
  'offices',
] as const;
const slugShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * A town from its folder: `town.yaml`, `villages.yaml`, `rosters.yaml`. Another town is another folder.
 * @param townsRoot where the town folders are; `<configRoot>/towns` by default.
 * @throws ConfigFault on the first fault.
 */
export function loadTown(configRoot: string, slug: string, townsRoot: string = join(configRoot, 'towns')): Town {
  if (!slugShape.test(slug)) throw new ConfigFault(townsRoot, '', `${JSON.stringify(slug)} is no name of a town folder`);
  const folder = join(townsRoot, slug);
  if (!existsSync(folder)) throw new ConfigFault(folder, '', 'there is no such town folder');
  const codes = loadCodes(configRoot);

  const fields = readConfig(join(folder, 'town.yaml')).object(townKeys);
  if (fields.slug.text() !== slug) throw fields.slug.fault(`the folder is named ${slug}`);
  const codePrefix = fields.codePrefix.matching(/^\d{9}$/, 'a town code of nine digits');
  const villages = readVillages(readConfig(join(folder, 'villages.yaml')), codePrefix);
  const organisations = [
    ...readOffices(
      fields.offices,
      codes.organisationKinds.map(({ code }) => code),
    ),
    ...roomsOf(fields.villageRoom, villages),
  ];
  checkParents(fields.offices, organisations);
  const people = readPeople(readConfig(join(folder, 'rosters.yaml')), { organisations, villages, roles: codes.roles });
  return {
    slug,
    name: fields.name.words(),
    numberPrefix: fields.numberPrefix.text(),
    committeeNumberPrefix: fields.committeeNumberPrefix.text(),
    codePrefix,
    ...hours(fields.opensAt, fields.closeOfBusiness),
    monthlyReport: readReportSchedule(fields.monthlyReport),
    villages,
    organisations,
    people,
    warnings: warningsOf(villages, people, codes.roles),
  };
}

function hours(opens: ConfigField, closes: ConfigField): Pick<Town, 'opensAt' | 'closeOfBusiness'> {
  const shape = /^([01]\d|2[0-3]):[0-5]\d$/;
  const opensAt = opens.matching(shape, 'a time of day like 08:30');
  const closeOfBusiness = closes.matching(shape, 'a time of day like 17:30');
  if (timeOfDay(opensAt) >= timeOfDay(closeOfBusiness)) throw closes.fault('business closes before it opens');
  return { opensAt, closeOfBusiness };
}

function readOffices(field: ConfigField, kinds: readonly string[]): readonly Organisation[] {
  const seen = new Set<string>();
  return field.list((item) => {
    const { id, kind, name, parent } = item.object(['id', 'kind', 'name', 'parent']);
    const office = {
      id: id.matching(slugShape, 'an id of small letters, digits and hyphens'),
      kind: kind.oneOf(kinds),
      name: name.words(),
    };
    if (office.kind === 'village-room') throw kind.fault('village rooms are made from the villages');
    if (office.id.startsWith(roomOf(''))) throw id.fault('ids that begin with room- belong to the village rooms');
    refuseTwice(item, seen, office.id, 'the organisation');
    const parentId = parent.optional((text) => text.text());
    return parentId === undefined ? office : { ...office, parent: parentId };
  });
}

function roomsOf(template: ConfigField, villages: readonly Village[]): readonly Organisation[] {
  const words = template.words();
  const named = (name: Words): Words => ({ zh: words.zh.replace('{village}', name.zh), en: words.en.replace('{village}', name.en) });
  if (![words.zh, words.en].every((text) => text.includes('{village}'))) throw template.fault('has no {village} to put the name in');
  return villages.map(({ id, name }) => ({ id: roomOf(id), kind: 'village-room', name: named(name), village: id, parent: 'centre' }));
}

function checkParents(field: ConfigField, organisations: readonly Organisation[]): void {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  if (byId.get('centre')?.kind !== 'centre') throw field.fault('a town has an office `centre` of the kind centre');
  for (const { id, parent } of organisations) {
    if (parent !== undefined && !byId.has(parent)) throw field.fault(`${id} is under ${parent}, which is no organisation of the town`);
    const above = new Set<string>();
    for (let at: string | undefined = id; at !== undefined; at = byId.get(at)?.parent) {
      if (above.has(at)) throw field.fault(`${id} is under itself`);
      above.add(at);
    }
  }
}
