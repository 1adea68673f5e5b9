/** Work of one key, one after another; keys do not wait for each other. */
export class KeyedQueue {
  private readonly tails = new Map<string, { readonly done: Promise<void>; waiting: number }>();

  constructor(private readonly longest: number) {}

  /** Undefined where too many wait for this key already. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> | undefined {
    const tail = this.tails.get(key);
    const waiting = (tail?.waiting ?? 0) + 1;
    if (waiting > this.longest) return undefined;
    const result = (tail?.done ?? Promise.resolve()).then(work);
    const done = result.then(nothing, nothing).then(() => {
      const last = this.tails.get(key);
      if (!last) return;
      last.waiting -= 1;
      if (last.waiting === 0) this.tails.delete(key);
    });
    this.tails.set(key, { done, waiting });
    return result;
  }
}

/** The caller sees a failure; the queue only needs to know that it is over. */
const nothing = (): void => undefined;
