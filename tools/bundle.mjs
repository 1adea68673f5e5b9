// Each program as one file: reading and linking three thousand small ones took longer than everything else a start does.
import { inHouse } from './house.mjs';

/** The frameworks ask for these and do without them. */
const absent = /^(@nestjs\/(microservices|websockets|platform-express)|@fastify\/(multipart|static|view))(\/|$)/;
/** TypeORM asks for these by itself at run time, and what is set in them (how a date is read) must hold for both: one copy, outside. */
const shared = /^pg(-|\/|$)/;
/** Compiled for the machine: cannot become part of a file. */
const native = /^@node-rs\/|\.node$/;

/** Writes `programs/<name>.mjs` for each name beside the compiled sources in this folder. @throws what the bundler says */
export async function bundle(folder, names) {
  const { rolldown } = await import('rolldown');
  const input = Object.fromEntries(names.map((name) => [name, inHouse(folder, `apps/${name}/src/main.js`)]));
  const made = await rolldown({ input, platform: 'node', external: [absent, native, shared], logLevel: 'silent' });
  // Classes keep their names: Nest, TypeORM and the log tell by them what is what.
  await made.write({
    dir: inHouse(folder, 'programs'),
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    keepNames: true,
  });
  await made.close();
}
