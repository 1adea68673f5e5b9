import type { JobsOptions } from 'bullmq';

/** One version of one matter has something to tell. */
export interface NoticeSend {
  readonly townId: number;
  readonly matterKind: string;
  readonly matterId: string;
  readonly version: number;
}

/** A sweep asks PostgreSQL what is due; it carries nothing. */
export type DeadlineSweep = Readonly<Record<string, never>>;

/** The daily look asks PostgreSQL how far it has come; it carries nothing. */
export type FoldCheckRun = Readonly<Record<string, never>>;

/** The sealing asks PostgreSQL which days no head covers yet; it carries nothing. */
export type HistorySeal = Readonly<Record<string, never>>;

/** The opening asks PostgreSQL which months are owed; it carries nothing. */
export type MonthOpen = Readonly<Record<string, never>>;

/** Every job there is and what it carries: ids only. */
export interface JobPayloads {
  'notice.send': NoticeSend;
  'deadline.sweep': DeadlineSweep;
  'history.fold-check': FoldCheckRun;
  'history.seal': HistorySeal;
  'month.open': MonthOpen;
}

export type JobName = keyof JobPayloads;
export type QueueName = 'notices' | 'deadlines' | 'histories' | 'months';

export interface JobDefinition {
  readonly queue: QueueName;
  readonly attempts: number;
  readonly backoff: { readonly type: 'exponential' | 'fixed'; readonly delay: number };
}

/**
 * The only list of jobs. A notice tries for about four minutes, then stays as failed, and its outbox row brings it back.
 * A sweep tries twice: the next minute's sweep does the same work.
 */
export const catalogue: { readonly [name in JobName]: JobDefinition } = {
  'notice.send': { queue: 'notices', attempts: 8, backoff: { type: 'exponential', delay: 2_000 } },
  'deadline.sweep': { queue: 'deadlines', attempts: 2, backoff: { type: 'fixed', delay: 5_000 } },
  // A queue of its own: it may take an hour, and no sweep waits for it. Each try goes on where the one before was stopped.
  'history.fold-check': { queue: 'histories', attempts: 10, backoff: { type: 'fixed', delay: 30_000 } },
  // What fails for ten minutes waits for the next start or the next night, which make up for it.
  'history.seal': { queue: 'histories', attempts: 10, backoff: { type: 'fixed', delay: 60_000 } },
  // A queue of its own: a night's look at the histories may take an hour, and no month waits for it. The next tick does the same work.
  'month.open': { queue: 'months', attempts: 3, backoff: { type: 'exponential', delay: 5_000 } },
};

export const queueNames: readonly QueueName[] = ['notices', 'deadlines', 'histories', 'months'];
export const jobNames = Object.keys(catalogue) as JobName[]; // The keys of the catalogue are the names by its type.
export const isJobName = (name: string): name is JobName => Object.hasOwn(catalogue, name);

const second = 1;
const dayInSeconds = 86_400 * second;

/**
 * Finished jobs are kept for a glance only: that nothing runs twice in effect is the handlers' duty and not the job id's.
 * Failed ones stay for a week, to be looked at.
 */
export const optionsOf = (name: JobName): JobsOptions => {
  const { attempts, backoff } = catalogue[name];
  return {
    attempts,
    backoff,
    removeOnComplete: { age: 600 * second, count: 1_000 },
    removeOnFail: { age: 7 * dayInSeconds },
    stackTraceLimit: 3,
  };
};
