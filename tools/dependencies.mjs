// Every package of the lock file, with version and licence: docs/generated/dependencies.md, and the gate that looks at them.
//   node tools/dependencies.mjs [--check]
// Both end with 1 where a licence is not allowed or a version is not pinned; `--check` also where the page is not what the lock says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inHouse, say } from './house.mjs';

/** Licences under which a town may run and pass on what is installed; none of them asks for our own source. */
const atRunTime = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];
/** For tools besides: they are used as they are and are no part of what a town runs. */
const forTools = [...atRunTime, 'CC-BY-4.0', 'MPL-2.0'];

/**
 * @param lock package-lock.json, version 3
 * @param manifests every package.json of ours, by its path
 * @returns the packages, and in words what is wrong
 */
export function lookAt(lock, manifests) {
  // What only the workspace of the browser tests asks for is a tool, though it is no development package there.
  const asked = new Set(manifests.filter(({ tools }) => tools).flatMap(({ manifest }) => Object.keys(manifest.dependencies ?? {})));
  const packages = Object.entries(lock.packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && !link)
    .map(([path, { version, license, integrity, dev = false, devOptional = false, inBundle = false }]) => {
      const name = path.split('node_modules/').at(-1);
      const tool = dev || devOptional || asked.has(name);
      return { name, version, licence: license, tool, sealed: integrity !== undefined || inBundle };
    });
  return { packages, faults: [...packages.flatMap(faultsOf), ...manifests.flatMap(unpinned)] };
}

function faultsOf({ name, version, licence, tool, sealed }) {
  const what = `${name} ${version ?? ''}`.trim();
  return [
    ...(version && sealed ? [] : [`${what} is not pinned: the lock file has no version and hash of it`]),
    ...(licence === undefined
      ? [`${what} states no licence`]
      : isAllowed(licence, tool ? forTools : atRunTime)
        ? []
        : [`${what} is under ${licence}, which is not allowed${tool ? '' : ' at run time'}`]),
  ];
}

/** An expression of SPDX: of `OR` one is enough, of `AND` all are needed. No operator in it is read otherwise, so it fails. */
export function isAllowed(expression, allowed) {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes('(')) return false;
  return bare.split(' OR ').some((either) => either.split(' AND ').every((one) => allowed.includes(one.trim())));
}

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** A version that is not said exactly is another one tomorrow. */
function unpinned({ path, manifest }) {
  const sections = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'];
  return sections.flatMap((section) => looseIn(manifest[section] ?? {}, `${path}, ${section}`));
}

const looseIn = (entries, where) =>
  Object.entries(entries).flatMap(([name, version]) =>
    typeof version === 'object'
      ? looseIn(version, `${where}, ${name}`)
      : exact.test(version) || version.startsWith('$')
        ? []
        : [`${where}: ${name} is "${version}", which is no exact version`],
  );

export function pageOf(packages) {
  const rows = new Map();
  for (const { name, version, licence, tool } of packages) {
    const key = `${name} ${version}`;
    rows.set(key, { name, version, licence, tool: tool && (rows.get(key)?.tool ?? true) });
  }
  const sorted = [...rows.values()].sort((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
  const counts = new Map();
  for (const { licence } of sorted) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const table = (head, lines) => [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
  return [
    '<!-- Drawn from package-lock.json by `node tools/dependencies.mjs`; not to be edited by hand. -->',
    '# Packages',
    `${sorted.length} packages, ${sorted.filter(({ tool }) => !tool).length} of them at run time. Each is pinned by version and hash in the lock file; \`npm run check\` refuses one that is not, or whose licence is not allowed.`,
    table(
      ['licence', 'packages'],
      [...counts].sort(([, one], [, other]) => other - one).map(([licence, count]) => [licence, count]),
    ),
    table(
      ['package', 'version', 'licence', 'for'],
      sorted.map(({ name, version, licence, tool }) => [name, version, licence, tool ? 'tools' : 'run time']),
    ),
    '',
  ].join('\n\n');
}

const read = (path) => JSON.parse(readFileSync(inHouse(path), 'utf8'));

function main(check) {
  const manifests = ['package.json', 'test/browser/package.json'].map((path) => ({
    path,
    manifest: read(path),
    tools: path !== 'package.json',
  }));
  const { packages, faults } = lookAt(read('package-lock.json'), manifests);
  for (const fault of faults) say(fault);
  if (faults.length > 0) return 1;
  const target = inHouse('docs/generated/dependencies.md');
  const page = pageOf(packages);
  const stands = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (check && stands !== page) {
    say('docs/generated/dependencies.md is not what the lock file says; run: node tools/dependencies.mjs');
    return 1;
  }
  if (!check) writeFileSync(target, page);
  say(`${packages.length} packages, all pinned, all under licences that are allowed.`);
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.includes('--check'));
