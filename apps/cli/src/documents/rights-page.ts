import { fieldClasses, pages, rights, shown, type FieldClass, type Reveals, type Right } from '@lib/access';
import { flows as ofCases, type MatterFlow } from '@lib/cases';
import { instabilityFlows } from '@lib/instability';
import { page, table } from './markdown.js';

const flows: readonly MatterFlow[] = [...ofCases, ...instabilityFlows];

const reaches: { readonly [reach in Right['reach']]: string } = {
  town: 'every case of the town',
  village: 'cases of its village',
  office: 'cases its office takes or took part in',
  'office-and-petitions': 'cases its office takes or took part in, and what came by petition',
  nothing: 'none',
};

const reveals: { readonly [of in Reveals]: string } = {
  'within-reach': 'of cases in sight',
  'while-open': 'of cases in sight while they are open',
  'own-entries': 'of cases he registered',
  nothing: '—',
};

const all: readonly (readonly [string, Right])[] = Object.entries(rights);
const yes = (holds: boolean): string => (holds ? 'yes' : '—');

/** Which roles see what how clearly, and which actions are theirs: drawn from the policy and from the flows. */
export function rightsPage(): string {
  const classes = Object.keys(fieldClasses) as FieldClass[];
  return page(
    'Rights',
    'Whoever registered a case sees it whole while he holds a post that sees cases. Several posts add up. Rows are refused in PostgreSQL too ([0010](../decisions/0010-row-policies-and-search.md)).',
    'Whoever sees a case whole may hand out its receipt. Whoever has the code of a receipt sees, signed in or not, number, kind, state, limits of the state, office in charge and next steps of that one case, and nothing else.',
    '## Role and class of data',
    table(
      [
        'role',
        'cases in sight',
        ...classes.map((name) => `${name}: ${fieldClasses[name].en}`),
        'reads P4 whole, with a purpose',
        'acts',
        'registers',
        'opens',
      ],
      all.map(([role, right]) => [
        role,
        `${reaches[right.reach]}${right.accused ? ', unless they accuse a cadre' : ''}`,
        ...classes.map((name) => shownTo(right, name)),
        reveals[right.reveals],
        yes(right.acts),
        yes(right.registers),
        Object.entries(pages)
          .filter(([, roles]) => (roles as readonly string[]).includes(role))
          .map(([name]) => name)
          .join(', '),
      ]),
    ),
    ...flows.flatMap((flow) => [`## Actions: ${flow.label.en}`, actionsOf(flow)]),
  );
}

function shownTo(right: Right, name: FieldClass): string {
  const usually = shown(right, name);
  const owned = right.owned === undefined ? usually : shown({ ...right, sight: right.owned }, name);
  return owned === usually ? usually : `${usually}; ${owned} once a leader owns the case`;
}

/** Role by action; the flow's own page says in which states and under which rules. */
function actionsOf({ states }: MatterFlow): string {
  const by = new Map<string, Set<string>>();
  for (const { on } of Object.values(states))
    for (const [action, edge] of Object.entries(on))
      for (const role of edge?.by ?? []) by.set(action, (by.get(action) ?? new Set()).add(role));
  const actors = [...Object.keys(rights), 'clock'].filter((role) => [...by.values()].some((roles) => roles.has(role)));
  return table(
    ['action', ...actors],
    [...by].map(([action, roles]) => [action, ...actors.map((role) => yes(roles.has(role)))]),
  );
}
