// Whether what was built still is what the sources say: by content, because a checkout changes times and not contents.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.git']);

function* filesUnder(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) if (!skipped.has(name)) yield* filesUnder(join(path, name));
}

/** One hash over names and contents of all files under these paths; specifications are no part of what is built. */
export function sourceHash(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const whole = join(root, path);
    if (!existsSync(whole)) continue;
    for (const file of filesUnder(whole)) {
      if (/\.spec\.tsx?$/.test(file)) continue;
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}
