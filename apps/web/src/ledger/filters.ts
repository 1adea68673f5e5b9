/** Filters that stand in the address. What is searched for does not: it is mostly somebody's name, and addresses are kept and sent on. */
// prettier-ignore
export const addressNames = ['kind', 'state', 'holder', 'village', 'category', 'risk', 'due', 'project', 'collective', 'from', 'to', 'mine',
  'sort'] as const;
export const filterNames = ['q', ...addressNames] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = { readonly [name in FilterName]?: string };

export const emptyFilters: Filters = {};

/** The filters of an address, and the words searched for, which the browser keeps beside it. */
export function readFilters(search: string, q = ''): Filters {
  const params = new URLSearchParams(search);
  const pairs = addressNames.map((name) => [name, params.get(name)?.trim() ?? ''] as const);
  const sought = q.trim() || (params.get('q')?.trim() ?? '');
  return Object.fromEntries([['q', sought] as const, ...pairs].filter(([, value]) => value !== ''));
}

/** The address of a view; `q` is left out of it. */
export function writeFilters(filters: Filters): string {
  const params = new URLSearchParams();
  for (const name of addressNames) {
    const value = filters[name]?.trim();
    if (value) params.set(name, value);
  }
  return params.toString();
}

const known = <T extends string>(words: readonly T[], word: string | undefined): T | undefined => words.find((one) => one === word);

export const sorts = ['-registered', 'registered', 'due', '-due'] as const;

/** What the hub is asked. An address written by hand may say anything; a word that the hub does not know is left out. */
export function queryOf({ due, risk, kind, sort, mine, collective, ...plain }: Filters) {
  const [knownDue, knownRisk, knownKind, knownSort] = [
    known(['overdue', 'soon'], due),
    known(['blue', 'yellow', 'orange', 'red'], risk),
    known(['dispute', 'consultation', 'hardship-aid'], kind),
    known(sorts, sort),
  ];
  return {
    ...plain,
    ...(knownDue && { due: knownDue }),
    ...(knownRisk && { risk: knownRisk }),
    ...(knownKind && { kind: knownKind }),
    ...(knownSort && { sort: knownSort }),
    ...(mine === 'true' && { mine: true }),
    ...(collective === 'true' && { collective: true }),
  };
}
