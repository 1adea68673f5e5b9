import type { PlainDate } from '@lib/calendar';
import type { Edge } from '@lib/kernel';
import type { Case, Role } from '../case.js';
import type { CaseCommand, World } from '../world.js';

export type HardshipAidState = 'applied' | 'verifying' | 'verified' | 'granted' | 'refused' | 'aid-closed' | 'void';

/** What was found when the hardship was looked into. */
export type Finding = 'confirmed' | 'partly' | 'unfounded';

/** What a hardship-aid case knows beside what every case knows. */
export interface HardshipAid extends Case {
  readonly kind: 'hardship-aid';
  readonly state: HardshipAidState;
  readonly finding: Finding | null;
  readonly decision: 'granted' | 'refused' | null;
  /** Yuan granted; null where the aid is no money. */
  readonly granted: number | null;
  readonly deliveries: number;
  /** Where the applicant was sent instead. */
  readonly nextDoor: string | null;
  readonly toldOn: PlainDate | null;
}

export type HardshipAidEdge = Edge<HardshipAidState, Role, HardshipAid, CaseCommand, World>;
