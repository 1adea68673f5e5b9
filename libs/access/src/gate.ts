/** At most so many at once; the rest wait in the order they came. */
export class Gate {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly places: number) {}

  get waiting(): number {
    return this.line.length;
  }

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) await new Promise<void>((enter) => this.line.push(enter));
    else this.inside += 1;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so nobody can slip in between.
      const next = this.line.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
