// npm test (fast) and npm run test:long (long): the lanes of Jest, with what they need installed and built, and what is skipped said.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { inHouse, requireNode, run, say } from './house.mjs';
import { ensureInstalled } from './install.mjs';

const lanes = {
  fast: ['unit', 'database', 'failures', 'stories', 'browser'],
  // The same properties, failures and stories at their full size, and the files named *.long.spec.ts. The pages are looked at in the fast lane.
  long: ['unit', 'database', 'failures', 'stories', 'long'],
};

requireNode();
const [lane = 'fast', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(lanes, lane)) {
  say(`There is no lane ${lane}; there are ${Object.keys(lanes).join(' and ')}.`);
  process.exit(2);
}
await ensureInstalled({ browser: true });
if (!(await build())) process.exit(1);

// A spec learns its lane and seed from `longLane` and `seed` of @lib/testing; the core's own specs read TEST_LANE.
const seed = process.env.TEST_SEED ?? (lane === 'long' ? String(Date.now() % 2 ** 31) : undefined);
const env = {
  ...process.env,
  TEST_LANE: lane,
  ...(seed === undefined ? {} : { TEST_SEED: seed }),
  NODE_OPTIONS: withFlag(process.env.NODE_OPTIONS, '--experimental-vm-modules'),
};
// Exported in somebody's shell it would move every job of the tests to that Redis; the Redis suite starts a server of its own.
if (env.TEST_REDIS_URL) env.REDIS_URL = env.TEST_REDIS_URL;
else delete env.REDIS_URL;
for (const name of ['DATABASE_URL', 'DATA_DIR', 'PORT', 'TOWN', 'DEMO_PASSWORD', 'CONFIG_ROOT', 'LOG_LEVEL']) delete env[name];
// Warnings about the loader of ES modules say nothing about the product.
env.NODE_NO_WARNINGS = '1';

if (seed !== undefined) say(`seed: ${seed} (TEST_SEED=${seed} draws the same again)`);
for (const line of skipped()) say(`skipped: ${line}`);
const jest = inHouse('node_modules/jest/bin/jest.js');
const projects = rest.length > 0 ? [] : ['--selectProjects', ...lanes[lane]];
// Programs that start, pages that settle and clocks that tick leave the processor idle: two suites more than there are cores.
const workers = String(Math.max(2, availableParallelism() + 2));
const code = await run(process.execPath, [jest, '-w', workers, ...projects, ...rest], { env });
for (const line of skipped()) say(`skipped: ${line}`);
process.exitCode = code;

function skipped() {
  const lines = [];
  if (!env.TEST_REDIS_URL && !onPath('redis-server')) lines.push('jobs on Redis, because there is no redis-server on this machine');
  if (process.getuid?.() !== 0) lines.push('starts as another account, because only root can change to one');
  if (lane === 'fast') lines.push('large property runs, long fault runs and *.long.spec.ts, which npm run test:long runs');
  if (lane === 'long')
    lines.push('the pages in the present browser, which npm test looks at, and in old ones, for which no engine is installed');
  return lines;
}

function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':'), '/usr/bin', '/usr/local/bin'];
  return folders.some((folder) => folder && existsSync(join(folder, program)));
}

function withFlag(options = '', flag) {
  return options.includes(flag) ? options : `${options} ${flag}`.trim();
}
