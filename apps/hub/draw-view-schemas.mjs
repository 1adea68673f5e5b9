// Draws src/docs/view-schemas.ts (JSON Schemas of the OpenAPI document) from the views' own types.
//   node apps/hub/draw-view-schemas.mjs [--check]
// `--check` writes nothing and ends with 1 where the file kept in git differs: the drift check.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = `${root}libs/contracts/src/views.ts`;
const target = fileURLToPath(new URL('./src/docs/view-schemas.ts', import.meta.url));

const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram([source], options);
const checker = program.getTypeChecker();
const file = program.getSourceFile(source);
if (!file) throw new Error(`no ${source}`);

const views = new Map();
for (const statement of file.statements) {
  if (!ts.isInterfaceDeclaration(statement) || statement.typeParameters) continue;
  views.set(checker.getTypeAtLocation(statement), statement.name.text);
}

const schemas = {};
for (const [type, name] of [...views].sort(([, one], [, other]) => (one < other ? -1 : 1))) schemas[name] = objectSchema(type);

function schemaOf(type) {
  const named = views.get(type);
  if (named) return { $ref: `#/components/schemas/${named}` };
  if (type.isUnion()) return unionSchema(type.types);
  if (type.isStringLiteral() || type.isNumberLiteral()) return { enum: [type.value] };
  if (type.flags & ts.TypeFlags.BooleanLiteral) return { enum: [checker.typeToString(type) === 'true'] };
  if (type.flags & ts.TypeFlags.String) return { type: 'string' };
  if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
  if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
  if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {};
  if (checker.isArrayType(type)) return { type: 'array', items: schemaOf(checker.getTypeArguments(type)[0]) };
  if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectSchema(type);
  throw new Error(`no schema for ${checker.typeToString(type)}`);
}

function unionSchema(types) {
  const present = types.filter((type) => !(type.flags & ts.TypeFlags.Undefined));
  const literals = present.filter((type) => type.isStringLiteral());
  if (literals.length === present.length) return { type: 'string', enum: literals.map((type) => type.value).sort() };
  if (present.every((type) => type.flags & ts.TypeFlags.BooleanLike)) return { type: 'boolean' };
  if (present.length === 1) return schemaOf(present[0]);
  const shown = present.map(schemaOf);
  const nulls = shown.filter((schema) => schema.type === 'null');
  const rest = shown.filter((schema) => schema.type !== 'null');
  if (nulls.length === 1 && rest.length === 1 && typeof rest[0].type === 'string' && !rest[0].enum) {
    return { ...rest[0], type: [rest[0].type, 'null'] };
  }
  return { anyOf: shown };
}

function objectSchema(type) {
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  const properties = {};
  const required = [];
  for (const property of checker.getPropertiesOfType(type)) {
    const name = property.getName();
    const note = ts.displayPartsToString(property.getDocumentationComment(checker));
    const shape = schemaOf(checker.getTypeOfSymbolAtLocation(property, file));
    properties[name] = note && !shape.$ref ? { ...shape, description: note } : shape;
    if (!(property.flags & ts.SymbolFlags.Optional)) required.push(name);
  }
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(index ? { additionalProperties: true } : {}),
  };
}

const text = `// Drawn from libs/contracts/src/views.ts by draw-view-schemas.mjs. Do not edit.\n\n/** JSON Schemas (2020-12) of the answers. */\nexport const viewSchemas = ${JSON.stringify(schemas)} as const;\n`;
const drawn = await prettier.format(text, { ...(await prettier.resolveConfig(target)), parser: 'typescript' });
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== drawn) {
    console.error('apps/hub/src/docs/view-schemas.ts differs from the views: run apps/hub/draw-view-schemas.mjs');
    process.exit(1);
  }
  console.log('apps/hub/src/docs/view-schemas.ts is what the views say');
} else {
  writeFileSync(target, drawn);
  console.log(`wrote ${target}`);
}
