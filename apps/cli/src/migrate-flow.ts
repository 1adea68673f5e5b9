import { makeCalendar } from '@lib/calendar';
import { checkPlan, type MigrationPlan } from '@lib/cases';
import { systemClock } from '@lib/platform';
import { FlowMigrations, TownWorlds, type Direction, type Moved } from '@lib/store';
import { loadCalendar, loadCodes, loadLaw, loadTown, proofGround } from '@lib/town';
import type { CommandContext } from './command.js';
import { onTown } from './on-town.js';

interface Way {
  readonly dryRun: boolean;
  readonly direction: Direction;
}

/** Checks the plan, then walks the open cases that it concerns. Returns the exit code: 1 where the plan or a case is refused. */
export async function migrateFlow({ settings, say }: CommandContext, plan: MigrationPlan, { dryRun, direction }: Way): Promise<number> {
  const { configRoot } = settings;
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
    const migrations = new FlowMigrations(database, (id, now) => worlds.at(id, now));
    const moved: Moved[] = [];
    for await (const id of migrations.concerned(townId, plan, direction)) {
      const one = await migrations[dryRun ? 'dryRun' : 'apply'](townId, id, plan, { direction, now: systemClock.now() });
      for (const line of lineOf(one)) say(line);
      moved.push(one);
    }
    say(summary(plan, { dryRun, direction }, moved));
    return moved.every((one) => one.kind === 'moved' || direction === 'roll-back') ? 0 : 1;
  });
}

/** Who moves where, and which limits end and begin with it. */
export function lineOf(one: Moved): readonly string[] {
  if (one.kind === 'not-found') return [];
  const { before } = one;
  if (one.kind === 'left') return [`${before.number}  ${before.state} stays: ${one.rejection.says.en} (${one.rejection.code})`];
  const { after, events } = one;
  const rules = (type: string): readonly string[] => events.filter((event) => event.type === type).map(({ data }) => String(data['rule']));
  const [ends, begins] = [rules('DeadlineCancelled'), rules('DeadlineSet')];
  const holder =
    before.holder?.organisation === after.holder?.organisation
      ? ''
      : `, held by ${after.holder?.organisation} instead of ${before.holder?.organisation}`;
  const clocks = `${ends.length > 0 ? `, ends ${ends.join(' ')}` : ''}${begins.length > 0 ? `, begins ${begins.join(' ')}` : ''}`;
  return [`${before.number}  ${before.state} -> ${after.state}${holder}${clocks}`];
}

function summary(plan: MigrationPlan, { dryRun, direction }: Way, moved: readonly Moved[]): string {
  const [from, to] = direction === 'migrate' ? [plan.from, plan.to] : [plan.to, plan.from];
  const went = moved.filter(({ kind }) => kind === 'moved').length;
  return `${plan.flow}: ${went} of ${moved.length} open cases ${dryRun ? 'would go' : 'went'} from version ${from} to version ${to}.`;
}
