import type { PlainDate } from '@lib/calendar';
import type { Edge } from '@lib/kernel';
import type { Case, Role } from '../case.js';
import type { CaseCommand, World } from '../world.js';

export type ConsultationState = 'asked' | 'answered' | 'consult-closed' | 'void';

/** What a consultation knows beside what every case knows. */
export interface Consultation extends Case {
  readonly kind: 'consultation';
  readonly state: ConsultationState;
  readonly answers: number;
  /** The day on which the asker was told the last answer. */
  readonly toldOn: PlainDate | null;
}

export type ConsultationEdge = Edge<ConsultationState, Role, Consultation, CaseCommand, World>;
