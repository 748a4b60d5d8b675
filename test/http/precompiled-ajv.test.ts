// openapi-backend with precompiled validators says exactly what it says when Ajv compiles the bundle at run time, and
// it never compiles anything.

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { OpenAPIBackend, type Request } from 'openapi-backend';
import { describe, expect, it } from 'vitest';
import {
  OPERATIONS,
  type OperationId,
  ROUTING_DOCUMENT,
  readContract,
  validatorOf,
} from '../../src/contract.ts';
import { precompiledAjv } from '../../src/http/precompiled-ajv.ts';

type Document = NonNullable<ConstructorParameters<typeof OpenAPIBackend>[0]>['definition'];

async function backend(document: unknown, customizeAjv: ReturnType<typeof precompiledAjv>) {
  const api = new OpenAPIBackend({
    definition: document as Document,
    quick: true,
    strict: true,
    customizeAjv,
  });
  await api.init();
  api.validator.preCompileRequestValidators();
  return api;
}

const bundle = JSON.parse(String(await readContract('json')));

/** Ajv looks at no oneOf beside a discriminator unless the value is an object: it must be told to want one. */
function withObjectUnions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withObjectUnions);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, withObjectUnions(child)] as const);
  return Object.fromEntries('discriminator' in value ? [['type', 'object'], ...entries] : entries);
}

const precompiled = await backend(ROUTING_DOCUMENT, precompiledAjv(validatorOf));
const compiled = await backend(
  withObjectUnions(bundle),
  () => new Ajv2020({ discriminator: true, strict: false, formats: { int64: true, int32: true } }),
);

type Verdict = { readonly valid: boolean; readonly faults: readonly string[] };

function verdict(api: OpenAPIBackend, operationId: OperationId, request: Partial<Request>): Verdict {
  const { method, path } = OPERATIONS[operationId];
  const whole = { method, path: path.replace('{model}', 'openclaw'), headers: {}, query: {}, ...request };
  const { valid, errors } = api.validator.validateRequest(whole, api.router.getOperation(operationId));
  const faults = (errors ?? []).map(({ instancePath, keyword, params }) => {
    return `${instancePath} ${keyword} ${JSON.stringify(params)}`;
  });
  return { valid, faults };
}

const exampleBodies = Object.values(OPERATIONS).flatMap(({ operationId, path, method }) => {
  const content = bundle.paths[path][method].requestBody?.content['application/json'];
  return Object.entries<{ value?: unknown }>(content?.examples ?? {}).map(([name, { value }]) => {
    return { operationId, name, body: value };
  });
});

/** A copy of a JSON value in which one place, chosen by a path of numbers, holds something else. */
function replaceAt(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [first, ...rest] = path;
  if (typeof value !== 'object' || value === null || first === undefined) return replacement;
  const keys = Object.keys(value);
  if (keys.length === 0) return replacement;
  const key = keys[first % keys.length] ?? '';
  const copy: Record<string, unknown> = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaceAt(Reflect.get(value, key), rest, replacement);
  return copy;
}

describe('precompiled validators', () => {
  it.each(exampleBodies)('accept the example $operationId $name', ({ operationId, body }) => {
    expect(verdict(precompiled, operationId, { body: body as object })).toEqual({ valid: true, faults: [] });
  });

  it('judge spoiled requests as Ajv does at run time', () => {
    const spoiled = fc.record({
      example: fc.constantFrom(...exampleBodies),
      path: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
      replacement: fc.oneof(fc.jsonValue(), fc.constantFrom(null, 'function', 'message', 1e9, -1, [], {})),
    });
    let refused = 0;
    fc.assert(
      fc.property(spoiled, ({ example, path, replacement }) => {
        const body = replaceAt(example.body, path, replacement) as object;
        const ours = verdict(precompiled, example.operationId, { body });
        if (!ours.valid) refused += 1;
        const theirs = verdict(compiled, example.operationId, { body });
        // Behind the first fault the lists may differ: within anyOf, Ajv reports more of a schema that stands in
        // place than of one that it calls.
        expect([ours.valid, ours.faults[0]]).toEqual([theirs.valid, theirs.faults[0]]);
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it.each([
    { headers: {} },
    { headers: { 'x-openclaw-model': '' } },
    { headers: { 'x-openclaw-model': 'openai/gpt-5.4', 'x-unknown': 'anything' } },
    { headers: { 'X-OpenClaw-Agent-Id': '' } },
    { query: { unknown: '1' } },
  ])('judge parameters as Ajv does at run time: %j', (request) => {
    expect(verdict(precompiled, 'listModels', request)).toEqual(verdict(compiled, 'listModels', request));
  });

  it('name the field of the body that is at fault', () => {
    const body = { model: 'openclaw', messages: [{ role: 'user', content: 'Hello' }], temperature: 3 };
    const { faults } = verdict(precompiled, 'createChatCompletion', { body });
    expect(faults).toEqual(['/requestBody/temperature maximum {"comparison":"<=","limit":2}']);
  });

  it('ask for a body where one is required', () => {
    const { faults } = verdict(precompiled, 'createChatCompletion', {});
    expect(faults).toEqual([' required {"missingProperty":"requestBody"}']);
  });
});

describe('precompiledAjv', () => {
  const withParameterSchema = (schema: unknown) => ({
    openapi: '3.1.0',
    info: { title: 'One', version: '1.0.0' },
    paths: {
      '/one': {
        get: { operationId: 'getOne', parameters: [{ name: 'x-one', in: 'header', schema }], responses: {} },
      },
    },
  });

  it('refuses to start with a schema that was not precompiled', async () => {
    const document = withParameterSchema({ type: 'string', minLength: 1 });
    await expect(backend(document, precompiledAjv(validatorOf))).rejects.toThrow('No precompiled validator');
  });

  it('refuses to start with a name that the contract does not have', async () => {
    const document = withParameterSchema({ 'x-precompiled': 'Nothing' });
    await expect(backend(document, precompiledAjv(validatorOf))).rejects.toThrow('no schema Nothing');
  });

  it('validates answers by status', () => {
    const operation = precompiled.router.getOperation('createChatCompletion');
    if (operation === undefined) throw new Error('no such operation');
    const error = { message: 'No.', type: 'invalid_request_error', param: null, code: 'invalid_value' };
    expect(precompiled.validator.validateResponse({ error }, operation, 400).valid).toBe(true);
    expect(
      precompiled.validator.validateResponse({ error: { ...error, param: 1 } }, operation, 400).valid,
    ).toBe(false);
  });
});
