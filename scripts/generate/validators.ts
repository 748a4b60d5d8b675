// Turns the component schemas of the bundle into one ES module of ready-made validation functions, so that the
// server compiles nothing when it starts. Shared schemas stay shared functions.

import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import ajvFormatsModule from 'ajv-formats';
import { build } from 'esbuild';
import { PROJECT_ROOT } from '../lib/project-root.ts';
import { type OpenApiDocument, type SchemaObject, schemaName } from './openapi-document.ts';

// Both packages are CommonJS with a `default` member, which Node shows as the module's own default export.
const standaloneCode = standaloneModule.default;
const addFormats = ajvFormatsModule.default;

/** Keywords that describe and do not check. They would only weigh in the module, where nobody reads them. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  '$comment',
]);

/** Keywords whose value maps names to schemas, so that a property called `description` is not an annotation. */
const SCHEMA_MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);

/** Keywords whose value is data, not schema. */
const DATA = new Set(['const', 'enum', 'required', 'discriminator', 'dependentRequired']);

/** Keywords that need code in every function that the contract does without; see `compiler`. */
const UNSUPPORTED = new Set(['unevaluatedProperties', 'unevaluatedItems', '$dynamicRef', '$dynamicAnchor']);

/** A schema of the contract as Ajv's strict mode takes it: references by name, nothing that does not check. */
function asAjvSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asAjvSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (UNSUPPORTED.has(keyword)) throw new Error(`${keyword} is not supported; close the schema otherwise`);
    if (ANNOTATIONS.has(keyword) || keyword.startsWith('x-')) continue;
    if (keyword === '$ref') kept.$ref = schemaName({ $ref: value }, 'A schema');
    else if (DATA.has(keyword)) kept[keyword] = value;
    else if (SCHEMA_MAPS.has(keyword)) {
      const children = Object.entries(value as object);
      kept[keyword] = Object.fromEntries(children.map(([name, child]) => [name, asAjvSchema(child)]));
    } else kept[keyword] = asAjvSchema(value);
  }
  // OpenAPI leaves it unsaid that only objects have a discriminator; Ajv's strict mode wants it said.
  if ('discriminator' in kept) kept.type ??= 'object';
  return kept;
}

/** The component schemas by name, in alphabetical order: the order decides Ajv's names in the emitted code. */
function componentSchemas(document: OpenApiDocument): ReadonlyMap<string, SchemaObject> {
  const entries = Object.entries(document.components?.schemas ?? {});
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function compiler(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // `type: [string, 'null']` is how OpenAPI 3.1 writes an optional null.
    allowUnionTypes: true,
    discriminator: true,
    // A schema that others refer to is one function that they call, not a copy in each.
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  // The 2020 dialect switches these on for all schemas, and every function then keeps books that none reads.
  ajv.opts.unevaluated = false;
  ajv.opts.dynamicRef = false;
  addFormats(ajv);
  return ajv;
}

/** Compiles every component schema in strict mode. Throws with the schema's name when one is not sound. */
export async function generateValidators(document: OpenApiDocument): Promise<string> {
  const schemas = componentSchemas(document);
  const names = [...schemas.keys()];
  const ajv = compiler();
  // Each schema has its name as $id: references then share the function that is exported under that name.
  for (const [name, schema] of schemas) {
    inSchema(name, () => ajv.addSchema({ $id: name, ...(asAjvSchema(schema) as object) }));
  }
  for (const name of names) inSchema(name, () => ajv.getSchema(name));
  const code = standaloneCode(ajv, Object.fromEntries(names.map((name) => [name, name])));
  return bundleModule(code, names);
}

function inSchema(name: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new Error(`Schema ${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** One file without imports: Ajv's own ESM output still calls `require` for its small runtime helpers. */
async function bundleModule(code: string, names: readonly string[]): Promise<string> {
  const result = await build({
    stdin: {
      contents: `import { ${names.join(', ')} } from 'standalone';\nexport const validators = { ${names.join(', ')} };`,
      resolveDir: import.meta.dirname,
    },
    plugins: [
      {
        name: 'standalone',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^standalone$/ }, () => ({ path: 'standalone', namespace: 'generated' }));
          onLoad({ filter: /.*/, namespace: 'generated' }, () => ({
            contents: code,
            loader: 'js',
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'node24',
    legalComments: 'none',
    minifySyntax: true,
    banner: { js: '// Made by `npm run generate` from openapi/. Do not edit.' },
    logLevel: 'silent',
  });
  const file = result.outputFiles[0];
  if (file === undefined) throw new Error('esbuild emitted nothing');
  return file.text;
}

/** Types of the validator module. */
export function generateValidatorTypes(document: OpenApiDocument): string {
  const names = [...componentSchemas(document).keys()].map((name) => `  readonly ${name}: ValidateFunction;`);
  return [
    '// Made by `npm run generate` from openapi/. Do not edit.',
    '',
    "import type { ValidateFunction } from 'ajv';",
    '',
    '/** One function per component schema of the contract; after a call its `errors` says what was wrong. */',
    'export declare const validators: {',
    ...names,
    '};',
    '',
  ].join('\n');
}
