import { Counter, Gauge, Histogram, type Registry } from '@lib/platform';

/** What an operator watches. Labels are job names and outcomes: nothing personal. */
export class WorkerMetrics {
  readonly jobsRelayed: Counter;
  readonly jobsRefused: Counter;
  readonly relayFailures: Counter;
  readonly jobSeconds: Histogram;
  readonly jobsFailed: Counter;
  readonly jobsStalled: Counter;
  readonly deadlines: Counter;
  readonly deadlinesFailing: Gauge;
  readonly lastSweep: Gauge;

  constructor(readonly registry: Registry) {
    const registers = [registry];
    const counter = (name: string, help: string, labelNames: string[] = []) => new Counter({ name, help, labelNames, registers });
    this.jobsRelayed = counter('duliu_outbox_relayed_total', 'Owed jobs handed to the queue');
    this.jobsRefused = counter('duliu_outbox_refused_total', 'Owed jobs that could not be queued', ['job']);
    this.relayFailures = counter('duliu_outbox_relay_failures_total', 'Batches that failed because the database or the queue was away');
    this.jobsFailed = counter('duliu_job_failures_total', 'Tries that failed; final: no further try by itself', ['job', 'final']);
    this.jobsStalled = counter('duliu_job_stalled_total', 'Jobs taken over from a worker that died', ['queue']);
    this.deadlines = counter('duliu_deadline_expiries_total', 'Due deadlines met by the sweep', ['outcome']);
    this.jobSeconds = new Histogram({
      name: 'duliu_job_seconds',
      help: 'Time in the handler',
      labelNames: ['job'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers,
    });
    this.deadlinesFailing = new Gauge({
      name: 'duliu_deadlines_failing',
      help: 'Deadlines whose last attempt failed: an alarm',
      registers,
    });
    this.lastSweep = new Gauge({ name: 'duliu_last_sweep_seconds', help: 'When the last sweep ended, epoch seconds', registers });
  }
}
