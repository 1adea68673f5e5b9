// A program that runs asks for its parts when it needs them: those of the build it was started from must still be there.
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Parts carry the hash of what they hold in their name, so that old and new ones do not meet. */
const chunk = /-[\w-]{8}\.mjs$/;
/** Milliseconds between the first and the last file that one build writes. */
const oneBuild = 60_000;

/** Copies the former build's own parts beside the new ones. What the former had kept in its turn is given up, or they would pile up. */
export function keepChunks(former, folder) {
  if (!existsSync(former)) return;
  const files = readdirSync(former).map((name) => ({ name, path: join(former, name), at: statSync(join(former, name)).mtimeMs }));
  const last = Math.max(...files.map(({ at }) => at));
  for (const { name, path, at } of files) {
    if (!chunk.test(name) || last - at > oneBuild || existsSync(join(folder, name))) continue;
    cpSync(path, join(folder, name), { preserveTimestamps: true });
  }
}
