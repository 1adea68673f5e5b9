export const filterNames = ['q', 'state', 'village', 'category', 'risk', 'due', 'from', 'to', 'mine'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = { readonly [name in FilterName]?: string };

export const emptyFilters: Filters = {};

export function readFilters(search: string): Filters {
  const params = new URLSearchParams(search);
  const pairs = filterNames.map((name) => [name, params.get(name)?.trim() ?? ''] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

export function writeFilters(filters: Filters): string {
  const params = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name]?.trim();
    if (value) params.set(name, value);
  }
  return params.toString();
}

/** What the hub is asked. An address written by hand may say anything; a word that the hub does not know is left out. */
export function queryOf({ due, risk, mine, ...plain }: Filters) {
  const knownDue = (['overdue', 'soon'] as const).find((known) => known === due);
  const knownRisk = (['blue', 'yellow', 'orange', 'red'] as const).find((known) => known === risk);
  return {
    ...plain,
    ...(knownDue === undefined ? {} : { due: knownDue }),
    ...(knownRisk === undefined ? {} : { risk: knownRisk }),
    ...(mine === 'true' ? { mine: true } : {}),
  };
}
