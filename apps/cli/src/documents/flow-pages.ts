import { disputeFlow } from '@lib/cases';
import { targetsOf, type Edge, type Rule, type Words } from '@lib/kernel';
import { page, table } from './markdown.js';

/** What the documents show of an edge, whatever its flow. */
type ShownRule = Pick<Rule<never, never, never>, 'code' | 'says' | 'next' | 'article' | 'reads'>;
type ShownEdge = Pick<Edge<string, string, never, never, never>, 'label' | 'to' | 'by'> & { readonly when?: readonly ShownRule[] };

interface ShownState {
  readonly label: Words;
  readonly open: boolean;
  readonly holder?: readonly string[];
  readonly within?: readonly string[];
  readonly on: { readonly [action: string]: ShownEdge | undefined };
}

const states: readonly (readonly [string, ShownState])[] = Object.entries(disputeFlow.states);
const edges = states.flatMap(([state, { on }]) =>
  Object.entries(on).flatMap(([action, edge]) => (edge === undefined ? [] : [{ state, action, edge }])),
);

/** Actions that are open in so many states that their arrows would hide the road. */
const everywhere = 8;

export function flowPage(): string {
  const often = new Map<string, number>();
  for (const { action } of edges) often.set(action, (often.get(action) ?? 0) + 1);
  const arrows = edges
    .filter(({ action }) => (often.get(action) ?? 0) < everywhere)
    .flatMap(({ state, action, edge }) =>
      targetsOf(state, edge.to).map((to) => `  ${idOf(state)} --> ${idOf(to)}: ${edge.label.zh} ${action}`),
    );
  const diagram = [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map(([name, state]) => `  state "${state.label.zh}" as ${idOf(name)}`),
    `  [*] --> ${idOf(disputeFlow.initial)}`,
    ...arrows,
    ...states.filter(([, state]) => !state.open).map(([name]) => `  ${idOf(name)} --> [*]`),
    '```',
  ].join('\n');
  const anywhere = [...often].filter(([, count]) => count >= everywhere).map(([action, count]) => `\`${action}\` (${count} states)`);
  return page(
    `${disputeFlow.label.zh} · ${disputeFlow.label.en} (version ${disputeFlow.version})`,
    diagram,
    `Left out of the diagram, because nearly every state has them: ${anywhere.join(', ')}.`,
    '## States',
    table(
      ['state', '状态', 'holder', 'deadlines', 'actions'],
      states.map(([name, state]) => [
        name,
        state.label.zh,
        state.holder?.join(', ') ?? '—',
        state.within?.join(', ') ?? '—',
        Object.keys(state.on).join(', '),
      ]),
    ),
    '## Actions',
    table(
      ['in', 'action', '动作', 'who', 'leads to', 'rules'],
      edges.map(({ state, action, edge }) => [
        state,
        action,
        edge.label.zh,
        edge.by.join(', '),
        targetsOf(state, edge.to).join(', '),
        edge.when?.map((rule) => rule.code).join(', ') ?? '',
      ]),
    ),
  );
}

export function rulesPage(): string {
  const rules = new Map<string, { readonly rule: ShownRule; readonly actions: Set<string> }>();
  for (const { action, edge } of edges) {
    for (const rule of edge.when ?? []) {
      const known = rules.get(rule.code) ?? { rule, actions: new Set<string>() };
      known.actions.add(action);
      rules.set(rule.code, known);
    }
  }
  const rows = [...rules.values()]
    .sort((one, other) => (one.rule.code < other.rule.code ? -1 : 1))
    .map(({ rule, actions }) => [
      rule.code,
      rule.says.zh,
      rule.says.en,
      rule.article ?? '',
      rule.next.zh,
      rule.reads.join(', '),
      [...actions].join(', '),
    ]);
  return page('Rules', table(['code', '规则', 'rule', '依据', '下一步', 'reads', 'actions'], rows));
}

const idOf = (state: string): string => state.replaceAll('-', '_');
