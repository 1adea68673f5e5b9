// Installs what is missing from the lock file. The browser of the tests is a workspace of its own, which npm start does without.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inHouse, run, say } from './house.mjs';

const stampPath = inHouse('node_modules', '.duliu-installed.json');
const hiddenLock = inHouse('node_modules', '.package-lock.json');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inHouse('package-lock.json')))
    .digest('hex');

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Whether node_modules holds all that the lock file asks for; packages of other systems are optional. */
export function holdsAll(lock, installed) {
  if (!installed) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') || wanted.optional || wanted.link) return true;
    const found = installed.packages[path];
    return found !== undefined && found.version === wanted.version;
  });
}

function isInstalled(withBrowser) {
  const installed = readJson(hiddenLock);
  if (!installed) return false;
  const stamp = readJson(stampPath);
  if (stamp?.lock === lockHash() && (stamp.browser || !withBrowser)) return true;
  return holdsAll(readJson(inHouse('package-lock.json')), installed);
}

export async function ensureInstalled({ browser }) {
  if (isInstalled(browser)) return;
  // What is there already stays: only a folder without npm's own list of it is made from nothing.
  const verb = existsSync(hiddenLock) ? ['install', '--no-save'] : ['ci'];
  const only = browser ? [] : ['--workspaces=false'];
  const title = browser
    ? 'Installing packages from the lock file, the browser of the tests included'
    : 'Installing packages from the lock file';
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(npm, [...verb, ...only, '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'], {
    title,
    quiet: true,
    env: withoutProduction(process.env),
  });
  if (code !== 0) {
    say('The packages could not be installed; what npm said stands above.');
    process.exit(1);
  }
  writeFileSync(stampPath, `${JSON.stringify({ lock: lockHash(), browser })}\n`);
}

/** NODE_ENV=production makes npm leave out the compiler; settings of the npm that called us must not reach the one we call. */
function withoutProduction(env) {
  const kept = Object.entries(env).filter(
    ([name]) => name !== 'NODE_ENV' && !/^npm_config_(workspaces?|omit|production|include)$/i.test(name),
  );
  return Object.fromEntries(kept);
}
