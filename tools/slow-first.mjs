// The order of the suites: those that take longest begin first, so that none of them is left alone at the end. Jest does the same with
// the times of its last run, which a fresh checkout does not have; it would then go by the size of the files.
import { createRequire } from 'node:module';

// What Jest itself takes its order from; it is Jest's package and not ours, so it is looked for beside Jest's core.
const { resolve } = createRequire(createRequire(import.meta.url).resolve('jest'));
const { resolve: fromCore } = createRequire(resolve('@jest/core'));
const { default: Sequencer } = (await import(fromCore('@jest/test-sequencer'))).default;

/** Longest first, as measured on two cores; what is not named follows in Jest's own order. */
const slow = [
  'test/browser/pages.spec.ts',
  'test/stories/start.spec.ts',
  'apps/worker/src/worker-process.int.spec.ts',
  'apps/worker/src/worker.int.spec.ts',
  'apps/cli/src/start/supervise.int.spec.ts',
  'libs/platform/src/embedded-postgres/launch.int.spec.ts',
  'test/stories/second-town.spec.ts',
  'test/stories/kill.spec.ts',
  'test/stories/ten-disputes.spec.ts',
  'libs/access/src/sign-in.int.spec.ts',
];

const rank = ({ path }) => {
  const found = slow.findIndex((name) => path.endsWith(name));
  return found === -1 ? slow.length : found;
};

// Jest takes the default export.
// oxlint-disable-next-line import/no-default-export
export default class SlowFirst extends Sequencer {
  async sort(tests) {
    return (await super.sort(tests)).toSorted((one, other) => rank(one) - rank(other));
  }
}
