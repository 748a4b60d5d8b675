// The validator module: strict about schemas, free of what does not check, the same for the same contract.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../scripts/generate/openapi-document.ts';
import { generateValidators, generateValidatorTypes } from '../../../scripts/generate/validators.ts';

const documentOf = (schemas: Record<string, object>) =>
  ({
    openapi: '3.1.0',
    info: { title: 'Small', version: '1.0.0' },
    paths: {},
    components: { schemas },
  }) as OpenApiDocument;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const branch = (type: string) => ({
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'string', const: type } },
});

const SCHEMAS = {
  Tree: {
    type: 'object',
    description: 'A description that nobody reads while validating.',
    required: ['description'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1, 'x-note': 'an extension' },
      children: { type: 'array', items: { ...ref('Tree'), description: 'Below it.' } },
    },
  },
  Shape: { oneOf: [ref('Circle'), ref('Square')], discriminator: { propertyName: 'type' } },
  Circle: branch('circle'),
  Square: branch('square'),
};

describe('the validator module', () => {
  let folder = '';
  let code = '';
  let validators: Record<keyof typeof SCHEMAS, ValidateFunction>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'validators-'));
    code = await generateValidators(documentOf(SCHEMAS));
    const file = join(folder, 'validators.mjs');
    await writeFile(file, code);
    ({ validators } = await import(file));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('has one function per schema and imports nothing', () => {
    expect(Object.keys(validators)).toEqual(['Circle', 'Shape', 'Square', 'Tree']);
    expect(code).not.toMatch(/^import |(?<!')\brequire\(/m);
  });

  it('validates through references, the recursive ones too', () => {
    expect(validators.Tree({ description: 'root', children: [{ description: 'leaf' }] })).toBe(true);
    expect(validators.Tree({ description: 'root', children: [{ description: '' }] })).toBe(false);
    expect(validators.Tree.errors).toMatchObject([
      { instancePath: '/children/0/description', keyword: 'minLength' },
    ]);
  });

  it('takes a field that is named like an annotation for a field', () => {
    expect(validators.Tree({})).toBe(false);
    expect(validators.Tree.errors).toMatchObject([{ params: { missingProperty: 'description' } }]);
  });

  it('reports the branch that the discriminator names', () => {
    expect(validators.Shape({ type: 'circle' })).toBe(true);
    expect(validators.Shape({ type: 'triangle' })).toBe(false);
    expect(validators.Shape.errors).toMatchObject([
      { keyword: 'discriminator', params: { tagValue: 'triangle' } },
    ]);
  });

  it.each([[[]], ['circle'], [null]])('refuses %j where a union of objects is due', (value) => {
    expect(validators.Shape(value)).toBe(false);
  });

  it('carries no descriptions', () => {
    expect(code).not.toContain('nobody reads');
    expect(code).not.toContain('an extension');
  });

  it('is the same for the same schemas in any order', async () => {
    const reversed = Object.fromEntries(Object.entries(SCHEMAS).reverse());
    expect(await generateValidators(documentOf(reversed))).toBe(code);
  });

  it('has types that name each function', () => {
    expect(generateValidatorTypes(documentOf(SCHEMAS))).toContain('readonly Shape: ValidateFunction;');
  });
});

describe('an unsound schema', () => {
  it.each([
    ['an unknown keyword', { type: 'string', minimumLength: 1 }, 'Broken: strict mode: unknown keyword'],
    [
      'a reference to nothing',
      { type: 'object', properties: { a: ref('Nothing') } },
      "Broken: can't resolve reference Nothing",
    ],
    [
      'a discriminator with a mapping',
      { ...SCHEMAS.Shape, discriminator: { propertyName: 'type', mapping: {} } },
      'Broken: discriminator: mapping',
    ],
    [
      'unevaluatedProperties',
      { type: 'object', unevaluatedProperties: false },
      'Broken: unevaluatedProperties is not supported',
    ],
    [
      'properties without type',
      { properties: { a: { type: 'string' } } },
      'Broken: strict mode: missing type',
    ],
  ])('with %s is named', async (_fault, schema, message) => {
    await expect(generateValidators(documentOf({ ...SCHEMAS, Broken: schema }))).rejects.toThrow(message);
  });
});
