import { declareMatter, type MatterFlow } from '@lib/cases';
import { periodFlow, periodParts } from './period-flow.js';
import { reportFlow } from './report-flow.js';
import { reportParts } from './report-parts.js';

/** The flows of this room, known to the engine from here on. */
export const instabilityFlows: readonly MatterFlow[] = [
  declareMatter({ ...reportFlow, ...reportParts }),
  declareMatter({ ...periodFlow, ...periodParts }),
];
