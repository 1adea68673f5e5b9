/** Something that is not as it was sealed, or not as it hangs together. */
export interface Finding {
  readonly code: `history/${string}`;
  /** For the operator; names numbers, hashes and days, nothing personal. */
  readonly says: string;
  /** The first event that it concerns; absent where it concerns a head as a whole. */
  readonly event?: EventPlace;
}

export interface EventPlace {
  readonly kind: string;
  readonly id: string;
  /** Case number as far as it is known; else empty. */
  readonly number: string;
  readonly seq: number;
}

/** Findings in the order of the matters' ids, which is that of their registration. Keeps the first ones and counts the rest. */
export class Findings {
  private readonly kept: Finding[] = [];
  private counted = 0;

  constructor(private readonly most = 100) {}

  add(...found: readonly Finding[]): void {
    for (const finding of found) {
      this.counted += 1;
      if (this.kept.length < this.most) this.kept.push(finding);
    }
  }

  get count(): number {
    return this.counted;
  }

  /** What concerns an event comes first, so that the first one names it. */
  get first(): readonly Finding[] {
    return [...this.kept].sort((a, b) => order(a).localeCompare(order(b)));
  }
}

const order = ({ event }: Finding): string => (event ? `0${event.id}${String(event.seq).padStart(10, '0')}` : '1');
