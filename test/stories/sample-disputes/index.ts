import { debtsAndLand } from './debts-and-land.fixture.js';
import { familyAndNeighbours } from './family-and-neighbours.fixture.js';
import { homesAndVillage } from './homes-and-village.fixture.js';
import { purchasesAndHealth } from './purchases-and-health.fixture.js';
import type { SampleDispute } from './sample-dispute.js';
import { worksAndWages } from './works-and-wages.fixture.js';

export { registrationOf, type Move, type SampleDispute } from './sample-dispute.js';
export { rulesShown, type Told } from './rules-shown.js';

/** Thirty-six disputes of everyday life in invented villages. */
export const sampleDisputes: readonly SampleDispute[] = [
  ...familyAndNeighbours,
  ...debtsAndLand,
  ...worksAndWages,
  ...purchasesAndHealth,
  ...homesAndVillage,
];
