import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.js';
import { StartFault } from './start-fault.js';

export interface KeeperOptions {
  readonly name: string;
  /** Loads the program. */
  readonly start: () => Child;
  /** What the program learns when it is to begin. */
  readonly environment: () => NodeJS.ProcessEnv;
  /** Resolves when this child does its work. */
  readonly isReady: (child: Child) => Promise<void>;
  readonly say: (line: string) => void;
  /** Called once when the program dies so often that starting it again is no help. */
  readonly giveUp: (fault: StartFault) => void;
  /** ms before the first new start; doubles with each death in a row. */
  readonly backOff?: number;
  /** Deaths within a minute after which to give up; before it was ready for the first time, three. */
  readonly most?: number;
  /** ms a program may take to do its work. */
  readonly patience?: number;
}

const minute = 60_000;

/** Keeps one program alive. */
export class Keeper {
  private child: Child | undefined;
  private loaded: Child | undefined;
  private stopping = false;
  private wasReady = false;
  private readonly deaths: number[] = [];
  private readonly name: string;

  constructor(private readonly options: KeeperOptions) {
    this.name = options.name;
  }

  get pid(): number | undefined {
    return this.child?.process.pid;
  }

  /** Loads the program ahead of its start, while what it works on is being prepared. */
  load(): void {
    this.loaded = this.options.start();
    this.child = this.loaded;
  }

  /** Starts the program; done when it is ready. @throws StartFault with its last words when it does not get there */
  async start(): Promise<void> {
    const { most = 5, patience = 90_000 } = this.options;
    for (;;) {
      const child = this.loaded ?? this.options.start();
      this.loaded = undefined;
      this.child = child;
      child.go(this.options.environment());
      const limit = new AbortController();
      const outcome = await Promise.race([
        this.options.isReady(child).then(() => 'ready' as const),
        child.ended.then((how) => ({ how })),
        sleep(patience, 'late' as const, { signal: limit.signal }),
      ]);
      limit.abort();
      if (outcome === 'ready') {
        this.wasReady = true;
        void this.watch(child);
        return;
      }
      if (outcome === 'late')
        throw new StartFault(`${this.name} was not ready after ${patience / 1000} s; its last words:\n${child.lastWords()}`);
      if (this.stopping) return;
      this.deaths.push(Date.now());
      if (this.recentDeaths() >= (this.wasReady ? most : Math.min(3, most))) throw this.hopeless(outcome.how, child);
      await this.pause(outcome.how);
      if (this.stopping) return;
    }
  }

  async stop(within = 8_000): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.process.exitCode !== null || child.process.signalCode !== null) return;
    child.process.kill('SIGTERM');
    const limit = new AbortController();
    const gone = await Promise.race([child.ended.then(() => true), sleep(within, false, { signal: limit.signal })]);
    limit.abort();
    if (gone) return;
    this.options.say(`${this.name} did not stop within ${within / 1000} s and was killed.`);
    child.process.kill('SIGKILL');
    await child.ended;
  }

  /** Starts the program anew, for instance because the database moved to another port. */
  async restart(): Promise<void> {
    await this.stop();
    this.stopping = false;
    await this.start();
  }

  private async watch(child: Child): Promise<void> {
    const how = await child.ended;
    if (this.stopping || child !== this.child) return;
    this.deaths.push(Date.now());
    try {
      if (this.recentDeaths() >= (this.options.most ?? 5)) throw this.hopeless(how, child);
      await this.pause(how);
      if (this.stopping) return;
      await this.start();
      if (!this.stopping) this.options.say(`${this.name} is up again.`);
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
      if (!this.stopping) this.options.giveUp(error);
    }
  }

  private async pause(how: string): Promise<void> {
    const wait = Math.min(10_000, (this.options.backOff ?? 250) * 2 ** (this.recentDeaths() - 1));
    this.options.say(`${this.name} ended (${how}); starting it again in ${wait} ms.`);
    await sleep(wait);
  }

  private recentDeaths(): number {
    const since = Date.now() - minute;
    return this.deaths.filter((at) => at > since).length;
  }

  private hopeless(how: string, child: Child): StartFault {
    return new StartFault(
      `${this.name} ended ${this.recentDeaths()} times within a minute (${how}); its last words:\n${child.lastWords()}`,
    );
  }
}
