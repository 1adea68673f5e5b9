import { disputeGuards, flows as ofCases, type MatterFlow } from '@lib/cases';
import { instabilityFlows } from '@lib/instability';
import { targetsOf } from '@lib/kernel';
import { page, table } from './markdown.js';

const flows: readonly MatterFlow[] = [...ofCases, ...instabilityFlows];

type State = MatterFlow['states'][string];
type Edge = NonNullable<State['on'][string]>;
type Rule = NonNullable<Edge['when']>[number];

const edgesOf = ({ states }: MatterFlow): readonly { readonly state: string; readonly action: string; readonly edge: Edge }[] =>
  Object.entries(states).flatMap(([state, { on }]) =>
    Object.entries(on).flatMap(([action, edge]) => (edge === undefined ? [] : [{ state, action, edge }])),
  );

/** Actions that are open in so many states that their arrows would hide the road. */
const everywhere = 8;

/** One page for each declared flow, by file name. */
export const flowPages = (): { readonly [file: string]: string } =>
  Object.fromEntries(flows.map((flow) => [`${flow.name}-flow.md`, flowPage(flow)]));

function flowPage(flow: MatterFlow): string {
  const states = Object.entries(flow.states);
  const edges = edgesOf(flow);
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
    `  [*] --> ${idOf(flow.initial)}`,
    ...arrows,
    ...states.filter(([, state]) => !state.open).map(([name]) => `  ${idOf(name)} --> [*]`),
    '```',
  ].join('\n');
  const anywhere = [...often].filter(([, count]) => count >= everywhere).map(([action, count]) => `\`${action}\` (${count} states)`);
  return page(
    `${flow.label.zh} · ${flow.label.en} (version ${flow.version})`,
    diagram,
    ...(anywhere.length === 0 ? [] : [`Left out of the diagram, because nearly every state has them: ${anywhere.join(', ')}.`]),
    '## States',
    table(
      ['state', '状态', 'holder', 'deadlines', 'actions'],
      states.map(([name, state]) => [
        name,
        state.label.zh,
        state.open ? state.holder.join(', ') : '—',
        state.open ? state.within.join(', ') : '—',
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
  const rules = new Map<string, { readonly rule: Rule; readonly actions: Set<string> }>();
  for (const { action, edge } of flows.flatMap(edgesOf)) {
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
      rule.guard ?? '',
      rule.says.zh,
      rule.says.en,
      rule.article ?? '',
      rule.next.zh,
      rule.reads.join(', '),
      [...actions].join(', '),
    ]);
  const guards = disputeGuards.map(({ id, says, article, keptBy }) => {
    const codes = [...rules.values()].flatMap(({ rule }) => (rule.guard === id ? [`\`${rule.code}\``] : []));
    return [id, says.zh, says.en, article, [...codes.toSorted(), ...(keptBy ? [keptBy.en] : [])].join(', ')];
  });
  return page(
    'Rules',
    '## Guards of the dispute flow',
    table(['guard', '规则', 'what holds', '依据', 'kept by'], guards),
    '## Every rule',
    table(['code', 'guard', '规则', 'rule', '依据', '下一步', 'reads', 'actions'], rows),
  );
}

const idOf = (state: string): string => state.replaceAll('-', '_');
