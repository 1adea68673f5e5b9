// npm run bench: what the product does on this machine, as ratios to a fixed yardstick in one run.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { requireNode, say } from './house.mjs';
import { ensureInstalled } from './install.mjs';

requireNode();
await ensureInstalled({ browser: false });
const { benchmarkNames, runBenchmarks } = await import('../test/bench/run.mjs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '8' },
    cases: { type: 'string', default: '320' },
    deadlines: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20261124' },
  },
});
const unknown = positionals.filter((name) => !benchmarkNames.includes(name));
const numbers = ['seconds', 'cases', 'deadlines', 'seed'].map((name) => [name, Number(values[name])]);
const bad = numbers.filter(([, value]) => !Number.isInteger(value) || value < 1).map(([name]) => `--${name}`);
if (unknown.length > 0 || bad.length > 0) {
  say(
    `Not understood: ${[...unknown, ...bad].join(', ')}. Benchmarks: ${benchmarkNames.join(', ')}; options --seconds, --cases, --deadlines, --seed (whole numbers from 1).`,
  );
  process.exit(1);
}
if (!(await build())) process.exit(1);

const lines = await runBenchmarks({ names: positionals.length > 0 ? positionals : benchmarkNames, ...Object.fromEntries(numbers) });
const [run, ...rest] = lines;

say(`\nRatios to the median yardstick of ${run.yardstick.median.toFixed(0)} transactions/s`);
table(
  ['benchmark', 'per second', 'unit', 'ratio', 'p50 ms', 'p95 ms', 'p99 ms'],
  rest
    .filter(({ ratio }) => ratio !== undefined)
    .map(({ name, perSecond, unit, ratio, p50, p95, p99 }) => [
      name,
      perSecond.toFixed(0),
      unit,
      ratio.toFixed(3),
      p50.toFixed(1),
      p95.toFixed(1),
      p99.toFixed(1),
    ]),
);
for (const { name, deadlines, seconds: took, outOfOrder, p95, without, workerMsEach, databaseMsEach } of rest.filter(
  ({ without: one }) => one,
)) {
  const each =
    workerMsEach === undefined
      ? ''
      : `; each ${workerMsEach.toFixed(2)} ms of the worker and ${databaseMsEach.toFixed(2)} ms of its database`;
  say(`\n${name}: ${deadlines} deadlines in ${took.toFixed(1)} s, ${outOfOrder} ahead of their turn${each}`);
  say(`  the users' p95 ${p95.toFixed(1)} ms, and ${without.p95.toFixed(1)} ms without`);
}
for (const { name, hubMsEach, databaseMsEach } of rest.filter((one) => one.hubMsEach !== undefined)) {
  say(`\n${name}: each ${hubMsEach.toFixed(2)} ms of the hub and ${databaseMsEach.toFixed(2)} ms of its database`);
}
say('\nSQL of one request');
table(
  ['request', 'statements', 'round trips'],
  rest.filter(({ kind }) => kind !== undefined).map(({ kind, statements, roundTrips }) => [kind, String(statements), String(roundTrips)]),
);
const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
const file = join(tmpdir(), 'duliu-bench-results.jsonl');
writeFileSync(file, text);
say(`\n${text}\nKept in ${file}`);

function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  for (const row of [head, ...rows]) say(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
}
