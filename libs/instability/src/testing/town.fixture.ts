import { fileURLToPath } from 'node:url';
import { makeCalendar, shanghaiDate, startOfDay, type PlainDate } from '@lib/calendar';
import { allowedActions, decide, expire, isLive, type Armed, type Member, type Role, type Roster } from '@lib/cases';
import type { Actor, Decision, Input, PersonActor, Rejection } from '@lib/kernel';
import { holdsOn, loadCalendar, loadCodes, loadLaw, loadTown } from '@lib/town';
import { place, refold, type PlacedEvent } from '@lib/cases';
import { edgeFrom } from '@lib/cases';
import { openPeriod, openReport, type Opened } from '../opening.js';
import { periodDates } from '../period.js';
import type { Period } from '../period-matter.js';
import type { Report } from '../report.js';
import type { LedgerLine } from '../item.js';
import { withSchedule } from '../town-rules.js';
import type { ReportWorld } from '../world.js';

const root = fileURLToPath(new URL('../../../../config', import.meta.url));
const [town, law, codes] = [loadTown(root, 'duliu'), loadLaw(root), loadCodes(root)];
export const schedule = town.monthlyReport;
export const calendar = makeCalendar(loadCalendar(root), town);

/** Epoch ms of a time of day in Shanghai. */
export const at = (date: PlainDate, hour = 9, minute = 0): number => startOfDay(date) + (hour * 60 + minute) * 60_000;

const rosterOn = (day: PlainDate): Roster => {
  const members = new Map<string, Member[]>();
  for (const { id, name, posts } of town.people) {
    for (const post of posts.filter((held) => holdsOn(held, day))) {
      const member = { personId: id, name, role: post.role as Role, onRoster: post.roster === true }; // roles of the town's own codes
      members.set(post.organisation, [...(members.get(post.organisation) ?? []), member]);
    }
  }
  const organisations = town.organisations.map(({ id, kind, name, village }) => ({ id, kind, name, village: village ?? null }));
  return {
    organisations,
    organisation: (id) => organisations.find((one) => one.id === id),
    membersOf: (id) => members.get(id) ?? [],
    roomOf: (village) => organisations.find((one) => one.village === village)?.id,
  };
};
const roster = rosterOn('2026-09-01');

export const worldAt = (now: number, changes: Partial<ReportWorld> = {}): ReportWorld => ({
  now,
  today: shanghaiDate(now),
  calendar,
  deadlineRules: withSchedule(law.deadlines, schedule),
  screen: law.screen,
  doors: codes.doors,
  tiles: codes.tiles,
  leaves: codes.leaves,
  roster,
  ...changes,
});

const [first, second] = town.villages;
if (!first || !second) throw new Error('a town without villages');
export const [jia, yi] = [first.id, second.id];
export const villages = town.villages.map(({ id }) => id);

const someone = (role: string, organisation: string): PersonActor => ({
  kind: 'person',
  personId: `p-${role}`,
  posts: [{ role, organisation }],
});
export const people = {
  mediator: someone('village-mediator', `room-${jia}`),
  leaderOfVillage: someone('village-leader', `room-${jia}`),
  neighbour: someone('village-mediator', `room-${yi}`),
  dispatcher: someone('dispatcher', 'centre'),
  centreHead: someone('centre-head', 'centre'),
  townLeader: someone('town-leader', 'town-government'),
  police: someone('police', 'police'),
} as const;

export const line = (changes: Partial<LedgerLine> = {}): LedgerLine => ({
  id: '01990000-0000-7000-8000-000000000001',
  number: '(2026)独甲人调字第001号',
  village: jia,
  leaf: codes.leaves[0]?.code ?? '',
  grade: 'yellow',
  people: 2,
  project: false,
  petition: false,
  breached: false,
  brief: { $text: 'brief-1', hash: '0' },
  ...changes,
});

/** A matter as it has come to be, its events, and the clock. */
export interface Story<M extends Report | Period = Report> {
  readonly matter: M;
  readonly events: readonly PlacedEvent[];
  readonly now: number;
}

const id = '01990000-0000-7000-8000-0000000000aa';
const story = <M extends Report | Period>({ matter, events }: Opened<M>, now: number): Story<M> => ({ matter, events, now });

export const opened = (now = at('2026-09-20'), changes: Partial<ReportWorld> = {}, village = jia): Story =>
  story(
    openReport({ id, number: '独2026-09排查', dates: periodDates('2026-09', now, schedule, calendar), village }, worldAt(now, changes)),
    now,
  );

export const openedMonth = (now = at('2026-09-20')): Story<Period> =>
  story(
    openPeriod(
      { id, number: '独2026-09汇总', dates: periodDates('2026-09', now, schedule, calendar), villages: villages.length },
      worldAt(now),
    ),
    now,
  );

export const on = <M extends Report | Period>(before: Story<M>, date: PlainDate, hour = 9): Story<M> => ({
  ...before,
  now: at(date, hour),
});

export const kept = <M extends Report | Period>({ matter, events, now }: Story<M>, decision: Decision): Story<M> => {
  if (!decision.ok) throw new Error(`refused: ${decision.rejection.code} in ${matter.state}`);
  const placed = place(decision.events, matter.seq, matter.version + 1, now);
  return { matter: refold(matter, placed), events: [...events, ...placed], now };
};

const exampleOf = ({ matter, now }: Story<Report | Period>, actor: Actor, action: string, world: ReportWorld): Input => {
  const named =
    actor.kind === 'person'
      ? { personId: actor.personId, organisations: actor.posts.map((post) => post.organisation) }
      : { personId: null, organisations: [] };
  return now > 0 ? (edgeFrom(matter, action)?.example(matter as never, world, named) ?? {}) : {};
};

/** What the core says to this order; the input is the action's own example with these members changed. */
export const when = (
  before: Story<Report | Period>,
  actor: Actor,
  action: string,
  changes: Input = {},
  knows: Partial<ReportWorld> = {},
): Decision => {
  const world = worldAt(before.now, knows);
  return decide({ action, actor, input: { ...exampleOf(before, actor, action, world), ...changes } }, before.matter, world);
};

export const does = <M extends Report | Period>(
  before: Story<M>,
  actor: Actor,
  action: string,
  changes: Input = {},
  knows: Partial<ReportWorld> = {},
): Story<M> => kept(before, when(before, actor, action, changes, knows));

export const live = ({ matter }: Story<Report | Period>): readonly Armed[] => matter.deadlines.filter(isLive);

/** The sweep comes at `now` and meets whatever is due, again and again. */
export const swept = <M extends Report | Period>(before: Story<M>, now: number, knows: Partial<ReportWorld> = {}): Story<M> => {
  let after: Story<M> = { ...before, now };
  for (let fired = 0; fired < 100; fired += 1) {
    const due = live(after).find(({ dueAt }) => dueAt <= now);
    if (!due) return after;
    after = kept(after, expire(due, after.matter, worldAt(now, knows)));
  }
  throw new Error('a ladder fires without end');
};

export const refusalOf = (decision: Decision): Rejection | undefined => (decision.ok ? undefined : decision.rejection);
export const firedBy = ({ events }: Story<Report | Period>): readonly string[] =>
  events
    .filter(({ type }) => type === 'DeadlineFired')
    .map(({ data }) => `${String(data['rule'])} ${String(data['do'])} ${String(data['who'] ?? '')}`.trim());
export const buttons = ({ matter, now }: Story<Report | Period>, actor: Actor): readonly string[] =>
  allowedActions(matter, actor, worldAt(now)).flatMap(({ action, refusal }) => (refusal ? [] : [action]));
