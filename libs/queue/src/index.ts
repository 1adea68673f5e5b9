export { migrateQueue } from './migrate.js';
export {
  catalogue,
  jobNames,
  queueNames,
  isJobName,
  optionsOf,
  type DeadlineSweep,
  type FoldCheckRun,
  type HistorySeal,
  type JobDefinition,
  type JobName,
  type JobPayloads,
  type MonthOpen,
  type NoticeSend,
  type QueueName,
} from './catalogue.js';
export { openQueues, type QueueBackend, type QueueSettings } from './backend.js';
export { enqueue, enqueueOwed, retryFailed, type OwedJob, type Unqueued } from './enqueue.js';
export { declareSchedulers, schedules } from './schedulers.js';
export {
  startWorkers,
  oneForEach,
  HandlersFault,
  type AnyHandler,
  type JobHandler,
  type RunningJob,
  type WorkerSet,
  type WorkerSetEvents,
  type WorkerSetOptions,
} from './worker-set.js';
