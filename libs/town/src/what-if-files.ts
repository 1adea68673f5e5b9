import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isLimit, type DeadlineRule } from '@lib/calendar';
import { readConfig, type ConfigField } from './config-field.js';
import type { Law } from './law.js';
import { loadCodes } from './load-codes.js';
import { loadDeadlines } from './load-law.js';
import { loadTown } from './load-town.js';

/**
 * Limits to be tried: a folder with a whole `deadlines.yaml`, or a file that names only what changes (`S-08: 5 D`, or
 * `S-08: { limit: 5 D, extension: 10 D }`).
 * @throws ConfigFault on the first fault, a rule that the law does not have included
 */
export function loadChangedDeadlines(configRoot: string, path: string, law: Law): Law['deadlines'] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return loadDeadlines(configRoot, join(path, 'deadlines.yaml'));
  const changed = new Map(law.deadlines);
  for (const [id, field] of readConfig(path).entries()) {
    const rule = law.deadlines.get(id);
    if (!rule) throw field.fault(`the law has no rule ${id}`);
    changed.set(id, { ...rule, ...changeOf(id, rule, field) });
  }
  return changed;
}

function changeOf(id: string, rule: DeadlineRule, field: ConfigField): Partial<DeadlineRule> {
  if (field.isText) return { limit: limitOf(field) };
  const { limit, extension } = field.object(['limit', 'extension']);
  const longer = extension.optional(limitOf);
  if (longer !== undefined && !rule.extension) throw extension.fault(`${id} knows no extension`);
  return {
    limit: limit.optional(limitOf) ?? rule.limit,
    ...(rule.extension && longer !== undefined ? { extension: { ...rule.extension, limit: longer } } : {}),
  };
}

function limitOf(field: ConfigField): string {
  const limit = field.text();
  if (!isLimit(limit)) throw field.fault(`${JSON.stringify(limit)} is not a limit like 15 D or 3 WD`);
  return limit;
}

export interface Route {
  readonly lead?: string | undefined;
  readonly tiles?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly villages?: readonly string[] | undefined;
  readonly risks?: readonly Risk[] | undefined;
  readonly to: string;
}

const risks = ['blue', 'yellow', 'orange', 'red'] as const;
type Risk = (typeof risks)[number];

/**
 * Routing to be tried: a list of `{ to }` with whom it concerns: `lead`, `tiles`, `categories` (classes or leaves), `villages`, `risks`.
 * @throws ConfigFault on the first fault, an unknown office, code or village included, and where a route names nobody
 */
export function loadRouting(configRoot: string, slug: string, path: string): readonly Route[] {
  const { organisations, villages } = loadTown(configRoot, slug);
  const offices = organisations.map(({ id }) => id);
  const { tiles, classes, leaves } = loadCodes(configRoot);
  const some = <T extends string>(field: ConfigField, known: readonly T[]): readonly T[] | undefined =>
    field.optional((list) => list.list((one) => one.oneOf(known)));
  const codes = (list: readonly { readonly code: string }[]): readonly string[] => list.map(({ code }) => code);
  return readConfig(path).list((field): Route => {
    const named = field.object(['lead', 'to', 'tiles', 'categories', 'villages', 'risks']);
    const route = {
      lead: named.lead.optional((lead) => lead.oneOf(offices)),
      to: named.to.oneOf(offices),
      tiles: some(named.tiles, codes(tiles)),
      categories: some(named.categories, codes([...classes, ...leaves])),
      villages: some(
        named.villages,
        villages.map(({ id }) => id),
      ),
      risks: some(named.risks, risks),
    };
    const { to: _, ...whom } = route;
    if (Object.values(whom).every((one) => one === undefined)) throw field.fault('the route must say whom it concerns');
    return route;
  });
}
