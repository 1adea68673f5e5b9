// Builds what is stale: the three server programs in one pass of swc and each as one file, the web application by Vite.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { inHouse, root, runPackaged, say } from './house.mjs';
import { keepChunks } from './kept-chunks.mjs';
import { sourceHash } from './staleness.mjs';

const settings = ['package-lock.json', '.swcrc', 'tsconfig.json'];
const programs = ['hub', 'worker', 'cli'];
const sources = [...programs.map((name) => `apps/${name}`), 'libs'];

const parts = [
  {
    name: 'server',
    title: 'Building hub, worker and command line',
    sources: [...sources, 'tools/bundle.mjs', ...settings],
    makes: ['apps', 'libs', 'programs'],
    exists: () => true,
    build: async (into) => {
      const compiled = await runPackaged('@swc/cli/bin/swc.js', [...sources, '-d', into], { quiet: true });
      if (compiled === 0) await bundle(into, programs);
      return compiled;
    },
  },
  {
    name: 'web',
    title: 'Building the web application',
    sources: ['apps/web', 'package-lock.json'],
    makes: ['web'],
    exists: () => existsSync(inHouse('apps/web/vite.config.ts')),
    build: (into) =>
      runPackaged('vite/bin/vite.js', ['build', '--config', 'apps/web/vite.config.ts', '--outDir', inHouse(into, 'web'), '--emptyOutDir'], {
        quiet: true,
      }),
  },
];

/** @returns whether everything stands; what failed was said */
export async function build({ only, force = false } = {}) {
  for (const part of parts) {
    if ((only && part.name !== only) || !part.exists()) continue;
    const hash = sourceHash(root, part.sources);
    if (!force && isFresh(part, hash)) continue;
    if (!(await make(part, hash))) return false;
  }
  return true;
}

const stampOf = (part) => inHouse('dist', `.${part.name}.sha256`);

const isFresh = (part, hash) =>
  part.makes.every((folder) => existsSync(inHouse('dist', folder))) &&
  existsSync(stampOf(part)) &&
  readFileSync(stampOf(part), 'utf8') === hash;

/** Builds aside and swaps the folders in, so that a running program and a second builder never meet half a build. */
async function make(part, hash) {
  const began = Date.now();
  const aside = `dist/.next-${part.name}-${process.pid}`;
  say(`${part.title} …`);
  mkdirSync(inHouse(aside), { recursive: true });
  try {
    if ((await part.build(aside)) !== 0) {
      say('  the build failed; what the compiler said stands above');
      return false;
    }
    for (const folder of part.makes) {
      if (folder === 'programs') keepChunks(inHouse('dist', folder), inHouse(aside, folder));
      swap(`${aside}/${folder}`, `dist/${folder}`, `${aside}/old-${folder}`);
    }
    writeFileSync(stampOf(part), hash);
    say(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return true;
  } finally {
    rmSync(inHouse(aside), { recursive: true, force: true });
    removeAbandoned();
  }
}

function swap(made, place, old) {
  if (existsSync(inHouse(place))) renameSync(inHouse(place), inHouse(old));
  renameSync(inHouse(made), inHouse(place));
}

/** What a builder that was killed left behind. */
function removeAbandoned() {
  for (const name of readdirSync(inHouse('dist'))) {
    const pid = Number(/^\.next-\w+-(\d+)$/.exec(name)?.[1] ?? 0);
    if (pid && !runs(pid)) rmSync(inHouse('dist', name), { recursive: true, force: true });
  }
}

const runs = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled({ browser: false });
  process.exitCode = (await build({ force: process.argv.includes('--force') })) ? 0 : 1;
}
