// npm run check: format, lint, types, walls, generated documents, then the fast lane. Everything is looked at before it fails.
import { existsSync } from 'node:fs';
import { inHouse, requireNode, run, runPackaged, say } from './house.mjs';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';

requireNode();
await ensureInstalled({ browser: true });

const gates = [
  ['Format', () => runPackaged('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn'])],
  ['Lint', () => runPackaged('oxlint/bin/oxlint', ['--deny-warnings', '.'])],
  ['Types', () => runPackaged('typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit'])],
  ['Types of the web application', () => types('apps/web/tsconfig.json')],
  ['Types of the browser tests', () => types('test/browser/tsconfig.json')],
  ['Promises', () => run(process.execPath, [inHouse('tools/floating-promises.mjs')])],
  ['Walls', () => runPackaged('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'apps', 'libs'])],
  ['Dependencies', () => run(process.execPath, [inHouse('tools/dependencies.mjs'), '--check'])],
  ['Build', async () => ((await build()) ? 0 : 1)],
  ['Generated documents', () => run(process.execPath, [inHouse('dist/programs/cli.mjs'), 'docs:generate', '--check'])],
  ['Generated schemas of the views', () => script('apps/hub/draw-view-schemas.mjs', '--check')],
  ['Tests', () => run(process.execPath, [inHouse('tools/test.mjs'), 'fast'])],
];

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const failed = [];
for (const [name, pass] of gates) {
  if (wanted.length > 0 && !wanted.some((word) => name.toLowerCase().startsWith(word))) continue;
  say(`${name} …`);
  const began = Date.now();
  const code = await pass();
  say(`  ${code === 0 ? 'good' : 'NOT GOOD'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
say(failed.length === 0 ? 'Check: all gates passed.' : `Check: ${failed.length} failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

function types(config) {
  return existsSync(inHouse(config)) ? runPackaged('typescript/bin/tsc', ['-p', config, '--noEmit']) : 0;
}

function script(path, ...args) {
  return existsSync(inHouse(path)) ? run(process.execPath, [inHouse(path), ...args]) : 0;
}
