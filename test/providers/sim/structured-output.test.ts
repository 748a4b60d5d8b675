import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../src/core/model-request.ts';
import { answerTo } from './sim-harness.ts';

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

const text: JsonSchema = { type: 'string' };

function object(properties: JsonSchema): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

async function fill(question: string, schema: JsonSchema, instructions?: string): Promise<unknown> {
  const said = await answerTo(question, {
    instructions,
    responseFormat: { type: 'json-schema', name: 'output', schema },
  });
  expect(said.end.reason).toBe('stop');
  const value: unknown = JSON.parse(said.text);
  const validate = ajv.compile(schema);
  expect({ valid: validate(value), errors: validate.errors, value }).toMatchObject({ valid: true });
  return value;
}

describe('response_format json_schema', () => {
  it.each<[string, JsonSchema, unknown]>([
    [
      'Alice and Bob are going to a science fair on Friday.',
      object({ name: text, date: text, participants: { type: 'array', items: text } }),
      { name: 'science fair', date: 'Friday', participants: ['Alice', 'Bob'] },
    ],
    ['Jason is 25 years old', object({ name: text, age: { type: 'integer' } }), { name: 'Jason', age: 25 }],
    ['What is 12 * 12?', object({ answer: { type: 'string' } }), { answer: '12 × 12 = 144' }],
    [
      'how can I solve 8x + 7 = -23',
      object({
        steps: { type: 'array', items: object({ explanation: text, output: text }) },
        final_answer: text,
      }),
      { final_answer: 'x = -3.75' },
    ],
    [
      'I absolutely love this phone!',
      object({ sentiment: { enum: ['positive', 'negative', 'neutral'] } }),
      { sentiment: 'positive' },
    ],
    [
      'This is broken and terrible.',
      object({ sentiment: { enum: ['positive', 'negative', 'neutral'] } }),
      { sentiment: 'negative' },
    ],
    [
      'Extract: John Smith, john@smith.io, lives in Austin',
      object({ name: text, email: { type: 'string', format: 'email' }, city: text }),
      { name: 'John Smith', email: 'john@smith.io', city: 'Austin' },
    ],
    [
      'My name is Ana. What is my name?',
      object({ answer: text }),
      { answer: 'You told me that your name is Ana.' },
    ],
    [
      'Jason left no phone number',
      object({ name: text, phone: { type: ['string', 'null'] } }),
      { name: 'Jason', phone: null },
    ],
  ])('%s', async (question, schema, wanted) => {
    expect(await fill(question, schema)).toMatchObject(wanted as object);
  });

  it.each<[string, JsonSchema]>([
    [
      'a recursive node',
      {
        type: 'object',
        $defs: {
          node: object({ label: text, children: { type: 'array', items: { $ref: '#/$defs/node' } } }),
        },
        properties: { root: { $ref: '#/$defs/node' } },
        required: ['root'],
      },
    ],
    [
      'a linked list',
      {
        type: 'object',
        $defs: {
          node: object({
            value: { type: 'number' },
            next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
          }),
        },
        properties: { list: { $ref: '#/$defs/node' } },
        required: ['list'],
      },
    ],
    [
      'a root that refers to itself',
      {
        type: 'object',
        properties: { name: text, kids: { type: 'array', items: { $ref: '#' } } },
        required: ['name', 'kids'],
      },
    ],
    [
      'a recursion with a least number of items at its first level',
      {
        type: 'object',
        properties: { tree: { $ref: '#/$defs/tree' } },
        required: ['tree'],
        $defs: {
          tree: {
            type: 'object',
            properties: {
              leaf: { type: 'boolean' },
              branches: { type: 'array', items: { $ref: '#/$defs/tree' } },
            },
            required: ['leaf'],
          },
        },
      },
    ],
    [
      'an array at the root',
      { type: 'array', items: { type: 'integer', minimum: 5 }, minItems: 3, uniqueItems: true },
    ],
    [
      'a union at the root',
      {
        oneOf: [
          { type: 'integer', multipleOf: 3 },
          { type: 'integer', multipleOf: 5 },
        ],
      },
    ],
    [
      'patterns',
      object({
        password: { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,16}$' },
        slug: { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$', minLength: 10 },
        tail: { type: 'string', pattern: '\\d+%$' },
        version: { type: 'string', pattern: '^v?\\d+\\.\\d+\\.\\d+$' },
        word: { type: 'string', pattern: '^\\p{Lu}\\p{Ll}+$' },
      }),
    ],
    [
      'numbers in narrow bounds',
      object({
        share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
        step: { type: 'number', multipleOf: 0.25, minimum: 1.1 },
        cents: { type: 'number', multipleOf: 0.01, exclusiveMinimum: 0 },
        even: { type: 'integer', multipleOf: 2, minimum: 3 },
        below: { type: 'integer', maximum: -7 },
      }),
    ],
    [
      'const, null, not and contains',
      object({
        constant: { const: 42 },
        nothing: { type: 'null' },
        other: { type: 'string', not: { enum: ['x'] } },
        seven: { type: 'array', items: { type: 'integer' }, contains: { const: 7 }, minItems: 2 },
      }),
    ],
    [
      'dependent schemas and names',
      {
        type: 'object',
        properties: { a: text, b: text },
        required: ['a'],
        dependentSchemas: { a: { properties: { b: { const: 'yes' } }, required: ['b'] } },
        propertyNames: { pattern: '^[a-z]+$' },
        minProperties: 3,
      },
    ],
    [
      'all of several',
      {
        type: 'object',
        allOf: [
          { properties: { a: { type: 'integer', minimum: 3 } }, required: ['a'] },
          { properties: { a: { maximum: 4 }, b: { type: 'string', minLength: 30 } }, required: ['b'] },
          {
            anyOf: [
              { required: ['c'], properties: { c: { const: 1 } } },
              { required: ['d'], properties: { d: { const: 2 } } },
            ],
          },
        ],
      },
    ],
    [
      'definitions of draft 7',
      {
        type: 'object',
        definitions: { day: { type: 'string', format: 'date' } },
        properties: { on: { $ref: '#/definitions/day' } },
        required: ['on'],
      },
    ],
    [
      'an anchor and an id',
      {
        type: 'object',
        $defs: {
          a: { $anchor: 'amount', type: 'integer', minimum: 2 },
          b: {
            $id: 'https://example.com/money',
            type: 'object',
            properties: { cents: { type: 'integer' } },
            required: ['cents'],
          },
        },
        properties: { amount: { $ref: '#amount' }, money: { $ref: 'https://example.com/money' } },
        required: ['amount', 'money'],
      },
    ],
    ['no type anywhere', { properties: { a: {} }, required: ['a', 'b'] }],
    [
      'every format',
      object(
        Object.fromEntries(
          [
            'date',
            'time',
            'date-time',
            'duration',
            'email',
            'hostname',
            'ipv4',
            'ipv6',
            'uri',
            'uri-reference',
            'uri-template',
            'uuid',
            'json-pointer',
            'relative-json-pointer',
            'regex',
            'byte',
          ].map((format) => [format.replaceAll('-', '_'), { type: 'string', format }]),
        ),
      ),
    ],
    [
      'many unique texts',
      object({
        tags: { type: 'array', items: { type: 'string', maxLength: 6 }, minItems: 12, uniqueItems: true },
      }),
    ],
  ])('is satisfied for %s', async (_title, schema) => {
    for (const question of [
      'Fill it in.',
      'Ana, 7 apples on 2025-02-03 for "me" at https://example.org',
      '',
      '日本語で答えてください',
    ])
      await fill(question, schema);
  });

  it('takes values from the documents in the prompt', async () => {
    const question =
      '<context>The invoice of Meyer GmbH comes to 1,250.50 EUR.</context>\n\nExtract the data.';
    const value = await fill(
      question,
      object({ amount: { type: 'number' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } }),
    );
    expect(value).toEqual({ amount: 1250.5, currency: 'EUR' });
  });

  it('comes out as near as it can for a schema that nothing satisfies', async () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: { a: { allOf: [{ const: 1 }, { const: 2 }] }, b: text },
      required: ['b'],
    };
    await fill('x', schema);
    const impossible: JsonSchema = { type: 'object', properties: { a: false }, required: ['a'] };
    const said = await answerTo('x', {
      responseFormat: { type: 'json-schema', name: 'output', schema: impossible },
    });
    expect(JSON.parse(said.text)).toEqual({});
  });
});

describe('response_format json_object', () => {
  it('wraps the answer into an object', async () => {
    const said = await answerTo('What is 2 + 2? Answer in JSON.', {
      responseFormat: { type: 'json-object' },
    });
    expect(JSON.parse(said.text)).toEqual({ answer: '2 + 2 = 4' });
  });

  it('leaves an answer that is an object as it is', async () => {
    const said = await answerTo('Say {"a":1}', { responseFormat: { type: 'json-object' } });
    expect(JSON.parse(said.text)).toEqual({ a: 1 });
  });
});
