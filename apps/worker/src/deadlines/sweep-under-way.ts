import { Injectable } from '@nestjs/common';

/** Whether a sweep runs in this process: it goes ahead of what only tells people about it. */
@Injectable()
export class SweepUnderWay {
  private running = 0;

  get now(): boolean {
    return this.running > 0;
  }

  begins(): void {
    this.running += 1;
  }

  ends(): void {
    this.running -= 1;
  }
}
