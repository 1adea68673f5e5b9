import { makeCalendar } from '@lib/calendar';
import type { ReportTown, TownGround } from '@lib/store';
import { loadCalendar, loadCodes, loadLaw, loadTown, requireProof } from '@lib/town';

/** The town's law, hours and calendar, read once. A broken file, or a flow that fails its proof at `now` (epoch ms), stops the start. */
export function loadTownGround(configRoot: string, slug: string, now: number): TownGround & { readonly reports: ReportTown } {
  const [town, law, codes] = [loadTown(configRoot, slug), loadLaw(configRoot), loadCodes(configRoot)];
  requireProof(town, law, codes, now);
  return {
    calendar: makeCalendar(loadCalendar(configRoot), town),
    deadlineRules: law.deadlines,
    screen: law.screen,
    doors: codes.doors,
    tiles: codes.tiles,
    leaves: codes.leaves,
    reports: { schedule: town.monthlyReport, numberPrefix: town.numberPrefix },
  };
}
