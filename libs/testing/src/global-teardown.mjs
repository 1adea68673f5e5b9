const key = Symbol.for('duliu.testing.server');

export default async function globalTeardown() {
  const server = await globalThis[key];
  globalThis[key] = undefined;
  await server?.stop();
}
