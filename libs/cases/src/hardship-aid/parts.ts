import type { PlainDate } from '@lib/calendar';
import { onEntry } from '../arms.js';
import type { Parts } from '../declared.js';
import { commonFolds, data } from '../fold.js';
import { centre, holderAt } from '../posts.js';
import type { Finding, HardshipAid } from './hardship-aid.js';

/** What belongs to the flow of hardship aid beside its table. */
export const hardshipAidParts: Parts<HardshipAid> = {
  begins: (_, roster) => holderAt(centre, roster),
  needs: {
    role: 'applicant',
    rejection: {
      code: 'aid/applicant-missing',
      says: { zh: '困难帮扶须登记申请人', en: 'Hardship aid needs an applicant' },
      next: { zh: '请登记申请人', en: 'Enter the applicant' },
      pointer: '/parties',
    },
  },
  series: { word: '帮扶', scope: 'hardship-aid/' },
  openings: {},
  arms: [
    onEntry<HardshipAid>('H-01', 'applied'),
    onEntry<HardshipAid>('H-02', 'verifying'),
    onEntry<HardshipAid>('H-03', 'verified'),
    onEntry<HardshipAid>('H-04', 'granted'),
    onEntry<HardshipAid>('H-05', 'refused'),
  ],
  folds: {
    ...commonFolds,
    AidVerified: (_, event) => ({ finding: data<{ finding: Finding }>(event).finding }),
    AidGranted: (_, event) => ({ decision: 'granted', granted: data<{ amount?: number }>(event).amount ?? null }),
    AidRefused: (_, event) => ({ decision: 'refused', nextDoor: data<{ nextDoor: string }>(event).nextDoor }),
    AidDelivered: ({ deliveries }) => ({ deliveries: deliveries + 1 }),
    AidClosed: (_, event) => ({ toldOn: data<{ toldOn: PlainDate }>(event).toldOn }),
  },
  blank: { finding: null, decision: null, granted: null, deliveries: 0, nextDoor: null, toldOn: null },
  records: {},
  choices: () => ({}),
  agreed: () => null,
  intake: () => null,
  handling: () => null,
  flags: () => [],
};
