export { projectRoot } from './project-root.js';
export { readSettings, databaseEnvironment, SettingsFault, type OpenIdSettings, type Settings, type DatabaseUrls } from './settings.js';
export { openMasterKey, readMasterKeyFile } from './master-key.js';
export { openHistoryKey, type HistoryKey } from './history-key.js';
export { settingDefinitions, logLevels, type LogLevel, type SettingDefinition } from './setting-definitions.js';
export { systemClock, fixedClock, fileClock, openClock, type Clock } from './clock.js';
export { openLogger, makeLogger, nestLogger, type Logger, type NestLogger } from './logger.js';
export { errorCode, errorMessage } from './error-code.js';
export { loggedError, type LoggedError } from './log-privacy.js';
export { openMetrics, Counter, Gauge, Histogram, Registry } from './metrics.js';
export { environmentFollows, environmentGiven } from './environment-given.js';
export { gracefulStop, tellReady, type Stop, type StopOptions } from './stop.js';
export {
  attachPostgres,
  launchPostgres,
  prepareDataDir,
  PostgresFault,
  acquireStartLock,
  AlreadyStarted,
  openSecrets,
  randomPassword,
  randomSecret,
  freePort,
  isFree,
  isAlive,
  signal,
  untilGone,
  type AttachedPostgres,
  type EmbeddedPostgres,
  type LaunchOptions,
  type SecretName,
  type Secrets,
  type StartLock,
} from './embedded-postgres/index.js';
