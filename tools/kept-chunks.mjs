// A program that runs asks for its parts when it needs them: those of the build before the last one must still be there.
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Parts carry the hash of what they hold in their name, so that old and new ones do not meet. */
const chunk = /-[\w-]{8}\.mjs$/;
/** Days that a program may go on from a build which is no longer the last. */
const kept = 7;

/** Copies the parts of the former build that the new one does not have into its folder; what is old by then is left. */
export function keepChunks(former, folder, now = Date.now()) {
  if (!existsSync(former)) return;
  for (const name of readdirSync(former)) {
    const path = join(former, name);
    if (!chunk.test(name) || existsSync(join(folder, name)) || now - statSync(path).mtimeMs > kept * 86_400_000) continue;
    cpSync(path, join(folder, name), { preserveTimestamps: true });
  }
}
