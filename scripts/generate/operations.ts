// The contract's operations as tables, so that nobody walks the document while serving: what each operation
// takes and answers, and the reduced document that openapi-backend routes and validates by.

import {
  HTTP_METHODS,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type PathItem,
  type Response,
  resolve,
  schemaName,
} from './openapi-document.ts';

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream';

type FoundOperation = {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
};

function operationsOf(document: OpenApiDocument): readonly FoundOperation[] {
  const found: FoundOperation[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of HTTP_METHODS) {
      const operation = item[method];
      if (operation !== undefined) {
        found.push({ path, method, operation, parameters: parametersOf(document, item, operation) });
      }
    }
  }
  return found.sort((a, b) => (a.operation.operationId < b.operation.operationId ? -1 : 1));
}

function parametersOf(document: OpenApiDocument, item: PathItem, operation: Operation): readonly Parameter[] {
  return [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    resolve(document, parameter),
  );
}

function responsesOf(document: OpenApiDocument, operation: Operation): readonly [string, Response][] {
  return Object.entries(operation.responses).map(([status, response]) => [
    status,
    resolve(document, response),
  ]);
}

function bodySchema({ operation }: FoundOperation): string | null {
  const content = operation.requestBody?.content;
  if (content === undefined) return null;
  return schemaName(content[JSON_TYPE]?.schema, `The request body of ${operation.operationId}`);
}

function answerSchemas(document: OpenApiDocument, operation: Operation): readonly [string, string][] {
  return responsesOf(document, operation).flatMap(([status, { content }]) => {
    if (content?.[JSON_TYPE] === undefined) return [];
    return [[status, schemaName(content[JSON_TYPE].schema, `Answer ${status} of ${operation.operationId}`)]];
  });
}

function streamEventSchema(document: OpenApiDocument, operation: Operation): string | null {
  for (const [status, { content }] of responsesOf(document, operation)) {
    const stream = content?.[STREAM_TYPE];
    if (stream !== undefined) {
      return schemaName(
        stream['x-stream-event'],
        `The stream of answer ${status} of ${operation.operationId}`,
      );
    }
  }
  return null;
}

/** A parameter arrives as text and is validated as text: a number would need a validator that converts. */
function parameterSchema(
  document: OpenApiDocument,
  { operation }: FoundOperation,
  parameter: Parameter,
): string {
  const where = `Parameter ${parameter.name} of ${operation.operationId}`;
  const name = schemaName(parameter.schema, where);
  if (document.components?.schemas?.[name]?.type !== 'string') {
    throw new Error(`${where} is not of type string: describe its text by a pattern.`);
  }
  return name;
}

function securityOf(document: OpenApiDocument, operation: Operation): NonNullable<Operation['security']> {
  return operation.security ?? document.security ?? [];
}

/** `OPERATIONS`: one entry per operation, in alphabetical order. Throws where a schema has no name. */
export function generateOperations(document: OpenApiDocument): string {
  const table = operationsOf(document).map((found) => {
    const { operation, method, path, parameters } = found;
    const entry = {
      operationId: operation.operationId,
      method,
      path,
      secured: securityOf(document, operation).length > 0,
      requestBodySchema: bodySchema(found),
      requestBodyRequired: operation.requestBody?.required ?? false,
      parameters: parameters.map((parameter) => ({
        name: parameter.name,
        in: parameter.in,
        required: parameter.required ?? false,
        schema: parameterSchema(document, found, parameter),
      })),
      streamEventSchema: streamEventSchema(document, operation),
      answerSchemas: Object.fromEntries(answerSchemas(document, operation)),
    };
    return [operation.operationId, entry] as const;
  });
  return [
    '// Made by `npm run generate` from openapi/. Do not edit.',
    '',
    '/** What each operation of the contract takes and answers; schemas by component name. */',
    `export const OPERATIONS = ${JSON.stringify(Object.fromEntries(table), null, 2)} as const;`,
    '',
  ].join('\n');
}

/** The keyword that stands for a whole schema in the reduced document: the name of its precompiled validator. */
const precompiled = (name: string): object => ({ 'x-precompiled': name });

/**
 * `ROUTING_DOCUMENT`: the bundle without what routing and validation do not read. Every schema is replaced by
 * the name of its precompiled validator, so that openapi-backend has nothing to dereference and to compile.
 */
export function generateRoutingDocument(document: OpenApiDocument): string {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const found of operationsOf(document)) {
    const { operation, method, path, parameters } = found;
    const body = bodySchema(found);
    const item = paths[path] ?? {};
    paths[path] = item;
    item[method] = {
      operationId: operation.operationId,
      security: securityOf(document, operation),
      parameters: parameters.map((parameter) => ({
        name: parameter.name,
        in: parameter.in,
        required: parameter.required ?? false,
        schema: precompiled(parameterSchema(document, found, parameter)),
      })),
      ...(body !== null && {
        requestBody: {
          required: operation.requestBody?.required ?? false,
          content: { [JSON_TYPE]: { schema: precompiled(body) } },
        },
      }),
      responses: Object.fromEntries(
        answerSchemas(document, operation).map(([status, name]) => [
          status,
          { description: '', content: { [JSON_TYPE]: { schema: precompiled(name) } } },
        ]),
      ),
    };
  }
  const { openapi, info } = document;
  const components = { securitySchemes: securitySchemes(document) };
  const reduced = { openapi, info: { title: info.title, version: info.version }, paths, components };
  return [
    '// Made by `npm run generate` from openapi/. Do not edit.',
    '',
    '/** The bundle as openapi-backend needs it: each schema is the name of its precompiled validator. */',
    `export const ROUTING_DOCUMENT = ${JSON.stringify(reduced, null, 2)};`,
    '',
  ].join('\n');
}

function securitySchemes(document: OpenApiDocument): Record<string, unknown> {
  const schemes = Object.entries(document.components?.securitySchemes ?? {});
  return Object.fromEntries(
    schemes.map(([name, scheme]) => {
      const { description: _description, ...rest } = scheme as Record<string, unknown>;
      return [name, rest];
    }),
  );
}
