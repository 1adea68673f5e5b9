// Draws src/api/schema.d.ts from the hub's OpenAPI document.
//   node apps/web/generate-client.mjs <address or file> [--check]
// `--check` writes nothing and ends with 1 where the file kept in git differs: the drift check.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';

const [source = 'http://127.0.0.1:3000/api/openapi.json', flag] = process.argv.slice(2);
const target = fileURLToPath(new URL('./src/api/schema.d.ts', import.meta.url));

const address = /^https?:/.test(source) ? new URL(source) : pathToFileURL(source);
const tree = await openapiTypescript(address, { alphabetize: true });
const banner = '// Drawn from the OpenAPI document by generate-client.mjs. Do not edit.\n\n';
const options = (await prettier.resolveConfig(target)) ?? {};
const drawn = await prettier.format(banner + astToString(tree), { ...options, parser: 'typescript' });

if (flag === '--check') {
  const kept = await readFile(target, 'utf8').catch(() => '');
  if (kept !== drawn) {
    console.error('apps/web/src/api/schema.d.ts differs from the OpenAPI document: run generate-client.mjs');
    process.exit(1);
  }
  console.log('apps/web/src/api/schema.d.ts is what the OpenAPI document says');
} else {
  await writeFile(target, drawn);
  console.log(`wrote ${target}`);
}
