import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['post']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { in: string }>;

const idempotencyKey: Parameter = {
  in: 'header',
  name: 'Idempotency-Key',
  required: false,
  description: 'A UUID of the client: the same key and body answer with what the first made',
  schema: { type: 'string', format: 'uuid' },
};
const ifMatch: Parameter = {
  in: 'header',
  name: 'If-Match',
  required: true,
  description: 'The version that the caller saw, quoted',
  schema: { type: 'string', pattern: '^"\\d+"$', example: '"1"' },
};

/** Parameters that controllers read by decorators of our own, which the scanner cannot see: path, Idempotency-Key, If-Match. */
export function completeParameters(paths: Paths): void {
  for (const [path, item] of Object.entries(paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (!operation) continue;
      const known = new Set((operation.parameters ?? []).flatMap((parameter) => ('name' in parameter ? [parameter.name] : [])));
      const added = [
        ...inPath.map((name): Parameter => ({ in: 'path', name, required: true, schema: { type: 'string' } })),
        ...(method !== 'get' && !/\/sessions?(\/|$)/.test(path) ? [idempotencyKey] : []),
        ...(path.includes('/actions/') ? [ifMatch] : []),
      ].filter(({ name }) => !known.has(name));
      operation.parameters = [...(operation.parameters ?? []), ...added];
    }
  }
}
