import { accept, reject, type Decision, type NewEvent, type Rejection } from '@lib/kernel';
import { event } from '../actions/edge.js';
import { isLive, sameDeadline, type Armed, type Case, type Holder } from '../case.js';
import { cancelled, firstRung, livesIn, orphan, withWhatFollows } from '../deadlines.js';
import { flowOf, type CaseFlow } from '../flows.js';
import { place, type PlacedEvent } from '../placed-event.js';
import { centre, holderAt, isStaffed } from '../posts.js';
import type { World } from '../world.js';
import type { MigrationPlan } from './plan.js';

const refused = (code: string, zh: string, en: string): Decision =>
  reject({ code: `migration/${code}`, says: { zh, en } } satisfies Rejection);

type Post = Pick<Holder, 'organisation' | 'post'>;

/** Where a case stood before it was migrated; written into the event, so that the way back is in the history. */
interface Was {
  readonly flowVersion: number;
  readonly state: string;
  readonly holder: Post | null;
}

/** Takes an open case over to the plan's new version. A case that is not on the old one is left alone. */
export function migrated(one: Case, plan: MigrationPlan, world: World): Decision {
  if (one.kind !== plan.flow || one.flowVersion !== plan.from) return notOnVersion(one, plan.from);
  if (!flowOf(one.kind, one.flowVersion).states[one.state]?.open) return refused('not-open', '案件已办结', 'The case has ended');
  const to = plan.states[one.state];
  if (to === undefined) return refused('state-not-mapped', `状态 ${one.state} 没有去处`, `The state ${one.state} leads nowhere`);
  const flow = flowOf(plan.flow, plan.to);
  const holder = holderIn(flow, to, one, world);
  const happened = event('FlowMigrated', {
    ...change(one, flow, to),
    deadlines: plan.deadlines,
    ...(holder === undefined ? {} : { holder }),
  });
  return overTo(flow, one, happened, world, { restart: plan.deadlines === 'restart', resumed: [] });
}

/** Brings a case back to where the plan found it, if it has not moved since; its own events say so. */
export function rolledBack(one: Case, history: readonly PlacedEvent[], plan: MigrationPlan, world: World): Decision {
  if (one.kind !== plan.flow || one.flowVersion !== plan.to) return notOnVersion(one, plan.to);
  const last = history.findLast(({ data }) => data['to'] !== undefined);
  const was = last?.type === 'FlowMigrated' ? (last.data['was'] as unknown as Was) : undefined; // written by change()
  if (!last || !was || last.data['rollback'] === true || was.flowVersion !== plan.from)
    return refused('moved-since', '案件在升级后已有进展，不能退回旧版', 'The case has moved since, or began on the new version');
  const flow = flowOf(plan.flow, plan.from);
  const holder =
    was.holder && was.holder.organisation !== one.holder?.organisation ? holderAt(was.holder.organisation, world.roster) : undefined;
  const happened = event('FlowMigrated', { ...change(one, flow, was.state), rollback: true, ...(holder === undefined ? {} : { holder }) });
  return overTo(flow, one, happened, world, { restart: false, resumed: endedBy(last, history, one) });
}

const notOnVersion = (one: Case, version: number): Decision =>
  refused(
    'not-on-version',
    `案件在版本 ${one.flowVersion}，不在版本 ${version}`,
    `The case is on version ${one.flowVersion}, not on ${version}`,
  );

const change = (one: Case, { name, version }: CaseFlow, to: string): { readonly was: Was } & { readonly [name: string]: unknown } => ({
  flow: name,
  was: {
    flowVersion: one.flowVersion,
    state: one.state,
    holder: one.holder && { organisation: one.holder.organisation, post: one.holder.post },
  },
  flowVersion: version,
  to,
});

/** Deadlines that a migration ended, as they stood. */
const endedBy = (migration: PlacedEvent, history: readonly PlacedEvent[], one: Case): readonly Armed[] =>
  history
    .filter(({ type, version }) => type === 'DeadlineCancelled' && version === migration.version)
    .flatMap(({ data }) => one.deadlines.filter((known) => sameDeadline(known, data as unknown as Armed))); // it carries the key

/** The events of the change and what follows for the clocks. What runs in the new state runs on, unless it begins there anew. */
function overTo(
  flow: CaseFlow,
  one: Case,
  happened: NewEvent,
  world: World,
  { restart, resumed }: { readonly restart: boolean; readonly resumed: readonly Armed[] },
): Decision {
  const { added, placed, after } = withWhatFollows(flow, one, place([happened], one.seq, one.version + 1, world.now));
  const live = after.deadlines.filter(isLive);
  const resumes = resumed
    .map((armed): Armed => ({ ...armed, status: 'pending', occurrence: after.seq }))
    .filter((armed, index, all) => all.findIndex(({ rule }) => rule === armed.rule) === index && livesIn(flow, after, armed));
  const runsOn = (rule: string): boolean => live.some((armed) => armed.rule === rule && livesIn(flow, after, armed));
  const starts = flow.arms
    .filter(({ rule }) => (restart || !runsOn(rule)) && !resumes.some((armed) => armed.rule === rule))
    .flatMap(({ rule, starts: begin }) => begin(one, after, placed).map((start) => ({ rule, start })));
  const started = starts.flatMap(({ rule, start }) => firstRung(rule, start, world));
  const ended = live.filter((armed) => !livesIn(flow, after, armed) || starts.some(({ rule }) => rule === armed.rule));
  const running = live.length - ended.length + started.length + resumes.length;
  if (flow.states[after.state]?.open && (!after.holder || running === 0)) return reject(orphan);
  return accept(
    happened,
    ...added,
    ...ended.map(cancelled),
    ...started,
    ...resumes.map(({ status: _status, ...armed }) => event('DeadlineSet', armed)),
  );
}

/** Who holds the case in the new state: undefined where its holder may stay. An office with nobody in it falls to the centre. */
function holderIn(flow: CaseFlow, state: string, one: Case, { roster }: World): Post | undefined {
  const declared = flow.states[state];
  const kinds = declared?.open ? declared.holder : [];
  if (one.holder && kinds.includes(roster.organisation(one.holder.organisation)?.kind ?? '')) return undefined;
  const room = one.village === null ? undefined : roster.roomOf(one.village);
  const offices = kinds.flatMap((kind) =>
    kind === 'village-room'
      ? room === undefined
        ? []
        : [room]
      : roster.organisations.filter((office) => office.kind === kind).map(({ id }) => id),
  );
  return holderAt(offices.find((office) => isStaffed(office, roster)) ?? centre, roster);
}
