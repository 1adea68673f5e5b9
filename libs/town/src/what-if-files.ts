import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isLimit, type DeadlineRule } from '@lib/calendar';
import { readConfig, type ConfigField } from './config-field.js';
import type { Law } from './law.js';
import { loadCodes } from './load-codes.js';
import { loadDeadlines } from './load-law.js';
import { loadTown } from './load-town.js';

/**
 * Limits to be tried: a folder with a whole `deadlines.yaml`, or a file that names only what changes (`S-08: 5 D`).
 * @throws ConfigFault on the first fault, a rule that the law does not have included
 */
export function loadChangedDeadlines(configRoot: string, path: string, law: Law): Law['deadlines'] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return loadDeadlines(configRoot, join(path, 'deadlines.yaml'));
  const changed = new Map(law.deadlines);
  for (const [id, field] of readConfig(path).entries()) {
    const rule = law.deadlines.get(id);
    if (!rule) throw field.fault(`the law has no rule ${id}`);
    changed.set(id, { ...rule, limit: limitOf(field) } satisfies DeadlineRule);
  }
  return changed;
}

function limitOf(field: ConfigField): string {
  const limit = field.text();
  if (!isLimit(limit)) throw field.fault(`${JSON.stringify(limit)} is not a limit like 15 D or 3 WD`);
  return limit;
}

export interface Route {
  readonly lead: string;
  readonly tiles?: readonly string[] | undefined;
  readonly to: string;
}

/** Routing to be tried: a list of `{ lead, to, tiles? }`. @throws ConfigFault on the first fault, an unknown office or tile included */
export function loadRouting(configRoot: string, slug: string, path: string): readonly Route[] {
  const offices = loadTown(configRoot, slug).organisations.map(({ id }) => id);
  const tileCodes = loadCodes(configRoot).tiles.map(({ code }) => code);
  return readConfig(path).list((field): Route => {
    const { lead, to, tiles } = field.object(['lead', 'to', 'tiles']);
    return {
      lead: lead.oneOf(offices),
      to: to.oneOf(offices),
      tiles: tiles.optional((list) => list.list((tile) => tile.oneOf(tileCodes))),
    };
  });
}
