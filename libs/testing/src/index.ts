export { cloneDatabase, compiledHouse, demonstrationPassword, type ClonedDatabase, type DatabaseUrls } from './database.js';
export { fixedClock, minute, hour, day, type FixedClock } from './fixed-clock.js';
export { eventually, type Patience } from './eventually.js';
export { startRedis, redisBinary, whyNoRedis, type RedisServer } from './redis.js';
export { jobBackends, jobBench, type BackendKind, type JobBench } from './job-bench.js';
export { secondVersionOfDispute } from './second-version.js';
export { longLane, seed, seededNumbers } from './lane.js';
