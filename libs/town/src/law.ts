import type { DeadlineRule } from '@lib/calendar';
import type { Words } from '@lib/kernel';

/** One line of the intake screen: what people's mediation may not take, or only in part. */
export interface IntakeRule {
  readonly id: string;
  readonly says: Words;
  /** BLOCK sent elsewhere, PARTIAL only the civil part, WARN a person decides. */
  readonly result: 'BLOCK' | 'PARTIAL' | 'WARN';
  /** Doors, first choice first. */
  readonly sendTo: readonly string[];
  readonly article: string;
  readonly confidence: 'A' | 'B' | 'C' | 'D';
  /** True where a person decides, on the ground that `unless` states. */
  readonly overrulable: boolean;
  readonly unless?: Words;
  /** To be reported at once, whatever else is decided. */
  readonly report?: 'police';
  /** False where the court does not confirm an agreement on it. */
  readonly confirmable: boolean;
  readonly advice: Words;
}

export interface Law {
  /** By id: T-01 … T-34, S-01 … S-11, C-01 … of consultations, H-01 … of hardship aid. */
  readonly deadlines: ReadonlyMap<string, DeadlineRule>;
  /** By id: N01 … N17. */
  readonly screen: ReadonlyMap<string, IntakeRule>;
}
