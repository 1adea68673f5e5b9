export { launchPostgres, type EmbeddedPostgres, type LaunchOptions } from './launch.js';
export { attachPostgres, type AttachedPostgres } from './attach.js';
export { prepareDataDir } from './data-folder.js';
export { PostgresFault } from './fault.js';
export { acquireStartLock, AlreadyStarted, type StartLock } from './start-lock.js';
export { openSecrets, randomPassword, randomSecret, secretNames, type SecretName, type Secrets } from './secrets.js';
export { freePort, isFree } from './ports.js';
export { isAlive, untilGone, signal } from './processes.js';
