// The shape of the bundle, as far as the generators read it. Knows nothing of how it is made or what is made from it.

/** A JSON Schema of the contract. Its keywords are read by Ajv and openapi-typescript, not by us. */
export type SchemaObject = { readonly [keyword: string]: unknown };
export type Reference = { readonly $ref: string };

export type MediaType = {
  readonly schema?: SchemaObject | Reference;
  readonly 'x-stream-event'?: Reference;
};

export type Header = {
  readonly required?: boolean;
  readonly schema?: SchemaObject | Reference;
};

export type Response = {
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly content?: Readonly<Record<string, MediaType>>;
};

export type Parameter = {
  readonly name: string;
  readonly in: 'header' | 'path' | 'query' | 'cookie';
  readonly required?: boolean;
  readonly schema?: SchemaObject | Reference;
};

export type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, MediaType>>;
  };
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
};

export const HTTP_METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
type HttpMethod = (typeof HTTP_METHODS)[number];

export type PathItem = Readonly<Partial<Record<HttpMethod, Operation>>> & {
  readonly parameters?: readonly (Parameter | Reference)[];
};

export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, SchemaObject>>;
    readonly [section: string]: Readonly<Record<string, unknown>> | undefined;
  };
};

/** The object that a reference inside the bundle points to; what is no reference is returned as it is. */
export function resolve<Target extends object>(
  document: OpenApiDocument,
  target: Target | Reference,
): Target {
  if (!('$ref' in target)) return target;
  const pointer = String(target.$ref);
  let found: unknown = document;
  for (const segment of pointer.replace(/^#\//, '').split('/')) {
    const key = decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  }
  if (found === undefined) throw new Error(`The bundle has a reference to nothing: ${pointer}`);
  return found as Target;
}

const SCHEMA_PREFIX = '#/components/schemas/';

/** The component name that a schema reference points to. Throws for an inline schema: those get no type and no validator. */
export function schemaName(schema: SchemaObject | Reference | undefined, where: string): string {
  const reference = schema?.$ref;
  if (typeof reference !== 'string' || !reference.startsWith(SCHEMA_PREFIX)) {
    throw new Error(
      `${where} has an inline schema. Move it to a file in openapi/components/schemas and $ref it.`,
    );
  }
  return reference.slice(SCHEMA_PREFIX.length);
}
