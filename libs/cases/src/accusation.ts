import type { Case } from './case.js';
import type { Dispute } from './dispute.js';

/** The leaf of 组织纪检 that says so. */
const conductOfCadres = '1502';
/** The line of the intake screen that sends such a matter to the discipline inspection. */
const accusation = 'N15';

/** Whether the matter accuses a cadre (检举控告干部): its text is never given to the accused (信访工作条例 第30、46条). */
export const accusesCadre = (one: Case & Partial<Pick<Dispute, 'screen'>>): boolean =>
  one.leaf === conductOfCadres || (one.screen ?? []).some(({ rule }) => rule === accusation);
