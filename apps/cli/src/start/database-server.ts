import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, launchPostgres, PostgresFault, type EmbeddedPostgres } from '@lib/platform';

/** Keeps the embedded server alive while we run; one that dies is started again, and whoever must know is told where it is now. */
export class DatabaseServer {
  private stopping = false;

  private constructor(
    private server: EmbeddedPostgres,
    private readonly dataDir: string,
    private readonly say: (line: string) => void,
  ) {}

  static async open(dataDir: string, say: (line: string) => void): Promise<DatabaseServer> {
    return new DatabaseServer(await launchPostgres({ dataDir, say }), dataDir, say);
  }

  get url(): string {
    return this.server.url;
  }

  get reused(): boolean {
    return this.server.reused;
  }

  get pid(): number {
    return this.server.pid;
  }

  /** Looks twice a second. `moved` is called when the server came back on another port, `lost` when it did not come back. */
  async watch(moved: () => Promise<void>, lost: (fault: PostgresFault) => void): Promise<void> {
    while (!this.stopping) {
      await sleep(500, undefined, { ref: false });
      if (this.stopping || isAlive(this.server.pid)) continue;
      this.say('PostgreSQL ended; starting it again.');
      const { port } = this.server;
      try {
        this.server = await launchPostgres({ dataDir: this.dataDir, say: this.say });
        this.say('PostgreSQL is up again.');
        if (this.server.port !== port) await moved();
      } catch (error) {
        if (!(error instanceof PostgresFault)) throw error;
        return lost(error);
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server.stop();
  }
}
