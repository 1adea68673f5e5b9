import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiProperty, DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import {
  AuditExportBody,
  AuditQuery,
  CaseQuery,
  ConsentBody,
  AddPersonBody,
  AppointBody,
  BeginSecondFactorBody,
  ChangePasswordBody,
  ConfirmSecondFactorBody,
  EndPostBody,
  fieldsOf,
  LedgerQuery,
  NumberSearchBody,
  PageQuery,
  PartyBody,
  ReceiptBody,
  PeopleQuery,
  RegisterCaseBody,
  RevealBody,
  SignInBody,
} from '@lib/contracts';
import { completeParameters } from './complete-document.js';
import { serveDocsPage } from './docs-page.js';
import { viewSchemas } from './view-schemas.js';

const shapes: readonly (new () => object)[] = [
  SignInBody,
  ReceiptBody,
  ChangePasswordBody,
  BeginSecondFactorBody,
  ConfirmSecondFactorBody,
  NumberSearchBody,
  AuditQuery,
  AuditExportBody,
  RevealBody,
  PartyBody,
  ConsentBody,
  RegisterCaseBody,
  CaseQuery,
  PageQuery,
  LedgerQuery,
  PeopleQuery,
  AppointBody,
  AddPersonBody,
  EndPostBody,
];

/** The rules of a body are also its documentation: each field's schema comes from the decorator that checks it. */
function documentShapes(): void {
  for (const shape of shapes) {
    for (const { name, required, schema, list } of fieldsOf(shape)) {
      const { type: _array, ...limits } = schema;
      const shown = list ? { ...limits, type: [list] } : schema;
      ApiProperty({ ...shown, required } as Parameters<typeof ApiProperty>[0])(shape.prototype as object, name);
    }
  }
}

export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  documentShapes();
  const description = [
    'Errors are RFC 9457 problems (`application/problem+json`) with a stable `code`; `detail` is in the language of Accept-Language (zh-CN, en).',
    'Writes take an `Idempotency-Key` (UUID); changes to a case carry `If-Match: "<version>"`.',
    'Lists are keyset pages: `limit` (at most 200), opaque `cursor`.',
  ].join('\n\n');
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('独流镇矛盾纠纷调处 / Duliu dispute mediation')
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('duliu_session')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  completeParameters(document.paths);
  // The views are JSON Schema 2020-12, which the builder's own types, made for OpenAPI 3.0, cannot say.
  const schemas: { [name: string]: object } = { ...document.components?.schemas, ...viewSchemas };
  return Object.assign(document, { components: { ...document.components, schemas } });
}

/** `/api/openapi.json` and `/api/docs`. The document is drawn when it is first asked for. */
export function serveDocuments(app: NestFastifyApplication): void {
  let drawn: string | undefined;
  const instance = app.getHttpAdapter().getInstance();
  instance.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send((drawn ??= JSON.stringify(openApiDocument(app)))),
  );
  serveDocsPage(instance);
}
