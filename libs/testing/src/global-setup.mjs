import fs from 'node:fs';
import { startServer } from './embedded-server.mjs';
import { compileHouse, demonstrationPassword, makeTemplate, templateName } from './template.mjs';

const key = Symbol.for('duliu.testing.server');

/** One server and one template per run, however many projects ask. Test workers inherit the address by environment. */
export default async function globalSetup() {
  delete process.env.REDIS_URL; // Exported in somebody's shell it would move every job of the tests to that Redis.
  globalThis[key] ??= prepare();
  await globalThis[key];
}

async function prepare() {
  const server = await startServer();
  let compiled;
  const stop = async () => {
    await server.stop();
    if (compiled) fs.rmSync(compiled, { recursive: true, force: true });
  };
  try {
    compiled = await compileHouse();
    const { secrets, logins } = await makeTemplate(server.url, compiled);
    process.env.DULIU_TEST_SERVER = JSON.stringify({
      superuser: server.url,
      template: templateName,
      secrets,
      logins,
      compiled,
      demonstrationPassword,
    });
    return { stop };
  } catch (error) {
    await stop(); // Jest runs no teardown after a failed setup.
    throw error;
  }
}
