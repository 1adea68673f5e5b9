import { makeCalendar } from '@lib/calendar';
import type { TownGround } from '@lib/store';
import { loadCalendar, loadCodes, loadLaw, loadTown } from '@lib/town';

/** The town's law, hours and calendar, read once. A broken file stops the start. */
export function loadTownGround(configRoot: string, slug: string): TownGround {
  const law = loadLaw(configRoot);
  return {
    calendar: makeCalendar(loadCalendar(configRoot), loadTown(configRoot, slug)),
    deadlineRules: law.deadlines,
    screen: law.screen,
    doors: loadCodes(configRoot).doors,
  };
}
