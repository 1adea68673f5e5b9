import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { inHouse } from './house.mjs';
import { ensureInstalled } from './install.mjs';

/** In this same process: one process less to carry signals through. The command sets the exit code. */
export async function runCommandLine(args, { web }) {
  await ensureInstalled({ browser: false });
  if (!(await build(web ? {} : { only: 'server' }))) process.exit(1);
  const main = inHouse('dist/programs/cli.mjs');
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
}
