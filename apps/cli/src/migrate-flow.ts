import { createHash } from 'node:crypto';
import { makeCalendar } from '@lib/calendar';
import { checkPlan, type MigrationPlan } from '@lib/cases';
import { systemClock } from '@lib/platform';
import { FlowMigrations, TownWorlds, type Direction, type Moved } from '@lib/store';
import { loadCalendar, loadCodes, loadLaw, loadTown, proofGround } from '@lib/town';
import type { CommandContext } from './command.js';
import { onTown } from './on-town.js';

interface Asked {
  readonly direction: Direction;
  /** The figure of the dry run that is to be done; absent: this is the dry run. */
  readonly asShown: string | undefined;
}

/**
 * Checks the plan, then walks the open cases that it concerns. What is done is what was shown: the figure must be that of what would
 * happen now, and each case is asked again in its own transaction. Returns the exit code: 0 where everything went as the plan says.
 */
export async function migrateFlow({ settings, say }: CommandContext, plan: MigrationPlan, asked: Asked): Promise<number> {
  const { configRoot } = settings;
  const { direction, asShown } = asked;
  const [town, law, codes] = [loadTown(configRoot, settings.town), loadLaw(configRoot), loadCodes(configRoot)];
  const faults = checkPlan(plan, proofGround(town, law, codes, systemClock.now()), direction === 'roll-back');
  for (const { code, says } of faults) say(`${code}: ${says.en} ${says.zh}`);
  if (faults.length > 0) return 1;

  const ground = {
    calendar: makeCalendar(loadCalendar(configRoot), town),
    deadlineRules: law.deadlines,
    screen: law.screen,
    doors: codes.doors,
    tiles: codes.tiles,
    leaves: codes.leaves,
  };
  return onTown(settings, say, async (database, townId) => {
    const worlds = new TownWorlds(database, () => ground);
    const walk: Walk = { migrations: new FlowMigrations(database, (id, now) => worlds.at(id, now)), townId, plan, direction };
    const shown = await lookedAt(walk);
    const figure = figureOf(walk, shown);
    if (asShown !== undefined && asShown !== figure) {
      say(`What would happen now is not what the figure ${asShown} stands for: nothing was moved. Look again with --dry-run.`);
      return 1;
    }
    const went = asShown === undefined ? showing(shown, say) : await applied(walk, shown, say);
    say(summary(walk, { dryRun: asShown === undefined, went, of: shown.size }));
    if (asShown === undefined) say(`To do exactly this: --as-shown ${figure} in the place of --dry-run.`);
    return direction === 'roll-back' ? Number(went === 0) : Number(went < shown.size);
  });
}

interface Walk {
  readonly migrations: FlowMigrations;
  readonly townId: number;
  readonly plan: MigrationPlan;
  readonly direction: Direction;
}

/** What would become of a case, in a line; and whether it would move. */
interface Outlook {
  readonly line: string;
  readonly moves: boolean;
}
type Shown = ReadonlyMap<string, Outlook>;

/** The open cases that the plan concerns, by id, in the order in which they are walked. */
async function lookedAt({ migrations, townId, plan, direction }: Walk): Promise<Shown> {
  const shown = new Map<string, Outlook>();
  for await (const id of migrations.concerned(townId, plan, direction)) {
    const outlook = outlookOf(await migrations.dryRun(townId, id, plan, { direction, now: systemClock.now() }));
    if (outlook) shown.set(id, outlook);
  }
  return shown;
}

function showing(shown: Shown, say: (line: string) => void): number {
  for (const { line } of shown.values()) say(line);
  return [...shown.values()].filter(({ moves }) => moves).length;
}

/** Moves each case that goes where it was shown to go. Returns how many went. */
async function applied({ migrations, townId, plan, direction }: Walk, shown: Shown, say: (line: string) => void): Promise<number> {
  let went = 0;
  for (const [id, { line }] of shown) {
    const asShown = (moved: Moved): boolean => outlookOf(moved)?.line === line;
    const moved = await migrations.apply(townId, id, plan, { direction, now: systemClock.now(), asShown });
    if (moved.kind === 'drifted') say(`${moved.before.number}  ${moved.before.state} stays: it has changed since it was looked at`);
    else say(line);
    if (moved.kind === 'moved') went += 1;
  }
  return went;
}

/** Stands for a dry run: the way, and each case with what would become of it. */
function figureOf({ townId, plan: { flow, from, to }, direction }: Walk, shown: Shown): string {
  const hash = createHash('sha256').update(JSON.stringify([townId, flow, from, to, direction]));
  for (const [id, { line }] of shown) hash.update(`\n${id} ${line}`);
  return hash.digest('hex').slice(0, 16);
}

/** Who moves where, and which limits end and begin with it. */
function outlookOf(one: Moved): Outlook | undefined {
  if (one.kind === 'not-found' || one.kind === 'drifted') return undefined;
  const { before } = one;
  if (one.kind === 'left')
    return { line: `${before.number}  ${before.state} stays: ${one.rejection.says.en} (${one.rejection.code})`, moves: false };
  const { after, events } = one;
  const rules = (type: string): readonly string[] => events.filter((event) => event.type === type).map(({ data }) => String(data['rule']));
  const [ends, begins] = [rules('DeadlineCancelled'), rules('DeadlineSet')];
  const holder =
    before.holder?.organisation === after.holder?.organisation
      ? ''
      : `, held by ${after.holder?.organisation} instead of ${before.holder?.organisation}`;
  const clocks = `${ends.length > 0 ? `, ends ${ends.join(' ')}` : ''}${begins.length > 0 ? `, begins ${begins.join(' ')}` : ''}`;
  return { line: `${before.number}  ${before.state} -> ${after.state}${holder}${clocks}`, moves: true };
}

function summary(
  { plan, direction }: Walk,
  { dryRun, went, of }: { readonly dryRun: boolean; readonly went: number; readonly of: number },
): string {
  const [from, to] = direction === 'migrate' ? [plan.from, plan.to] : [plan.to, plan.from];
  return `${plan.flow}: ${went} of ${of} open cases ${dryRun ? 'would go' : 'went'} from version ${from} to version ${to}.`;
}
