import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../src/core/model-request.ts';
import { conforms } from '../../../src/providers/sim/schema/conforms.ts';
import { SchemaDocument } from '../../../src/providers/sim/schema/schema-node.ts';
import { loadTokenizer } from '../../../src/providers/sim/tokenizer.ts';
import { TOOL_SETS } from './fixtures/tool-sets.ts';
import { answerTo } from './sim-harness.ts';

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const tokenizer = await loadTokenizer();

const WORDS = [
  'weather',
  'Paris',
  'and',
  'Rome',
  '42',
  '-3.5',
  '"quoted text"',
  'ana@example.com',
  '2025-05-06',
  'high',
  'please',
  '?',
  '.',
  'https://example.org/a',
  'my name is',
  'ORD-123456',
  '100 USD',
  'to',
  'from',
  '日本',
  '🙂',
  '\n\n',
  'Query:',
  '<context>',
  '{"a":1}',
  'say',
  'count to 5',
];
const question = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(' ')),
);

describe('for any text', () => {
  it('pieces make up the text and its count of tokens', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        ' ',
        '  ',
        '\n',
        '\r\n',
        '\t',
        '.',
        ',',
        '!\n',
        "n't",
        '日本語',
        'é',
        '🙂',
        '12345',
        'a'.repeat(40),
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = units.join('').toWellFormed();
        const pieces = [...tokenizer.pieces(text)];
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece) => piece.tokens >= 0)).toBe(true);
        expect(pieces.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(tokenizer.count(text));
      }),
      { numRuns: 400 },
    );
  });

  it('the answer keeps the grammar, the limit and the same words', async () => {
    await fc.assert(
      fc.asyncProperty(
        question,
        fc.integer({ min: 1, max: 40 }),
        fc.integer(),
        async (text, maxOutputTokens, seed) => {
          const whole = await answerTo(text, { options: { seed } });
          const cut = await answerTo(text, { options: { seed, maxOutputTokens } });
          expect(whole.text).not.toBe('');
          expect(whole.text.startsWith(cut.text)).toBe(true);
          expect(cut.end.usage?.outputTokens).toBeLessThanOrEqual(maxOutputTokens);
          expect(whole.end.usage?.outputTokens).toBe(tokenizer.count(whole.text));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('arguments satisfy the schema of every tool that is called', async () => {
    const tools = TOOL_SETS.flatMap((set) => set.tools);
    const validators = new Map(tools.map((tool) => [tool.name, ajv.compile(tool.parameters ?? {})]));
    await fc.assert(
      fc.asyncProperty(
        question,
        fc.constantFrom(...tools),
        fc.boolean(),
        fc.nat(20),
        async (text, tool, isForced, seed) => {
          const toolChoice = isForced
            ? ({ type: 'tool', name: tool.name } as const)
            : ({ type: 'required' } as const);
          const said = await answerTo(text, { tools, toolChoice, options: { seed } });
          expect(said.calls.length).toBeGreaterThan(0);
          for (const call of said.calls) {
            const validate = validators.get(call.name);
            const value: unknown = JSON.parse(call.argumentsText);
            expect({ text, call, valid: validate?.(value), errors: validate?.errors }).toMatchObject({
              valid: true,
            });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Schemas that some value satisfies, built from the keywords that people combine. */
const schema = fc.letrec<{ node: JsonSchema; leaf: JsonSchema }>((tie) => ({
  leaf: fc.oneof(
    fc.constant({ type: 'boolean' }),
    fc.constant({ type: 'null' }),
    fc.record({
      enum: fc.uniqueArray(fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.constant(null)), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    fc.record({ const: fc.jsonValue({ maxDepth: 1 }) }),
    fc.integer({ min: -50, max: 50 }).chain((minimum) =>
      fc.record({
        type: fc.constantFrom('integer', 'number'),
        minimum: fc.constant(minimum),
        maximum: fc.integer({ min: minimum, max: minimum + 60 }),
      }),
    ),
    fc.record({
      type: fc.constant('integer'),
      multipleOf: fc.constantFrom(2, 3, 7),
      minimum: fc.integer({ min: -30, max: 30 }),
    }),
    fc.nat(12).chain((minLength) =>
      fc.record({
        type: fc.constant('string'),
        minLength: fc.constant(minLength),
        maxLength: fc.integer({ min: Math.max(1, minLength), max: minLength + 10 }),
      }),
    ),
    fc.record({
      type: fc.constant('string'),
      pattern: fc.constantFrom(
        '^[A-Z]{2}\\d{3}$',
        '^(?:a|bc)+$',
        '^\\w+@\\w+\\.com$',
        '\\d$',
        '^[^aeiou]{3,6}$',
      ),
    }),
    fc.record({
      type: fc.constant('string'),
      format: fc.constantFrom('date', 'date-time', 'email', 'uuid', 'uri', 'ipv4', 'time'),
    }),
    fc.record({ type: fc.constant(['string', 'null']) }),
  ),
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    fc.dictionary(fc.stringMatching(/^[a-z_]{1,10}$/), tie('node'), { maxKeys: 5 }).chain((properties) =>
      fc.record({
        type: fc.constant('object'),
        properties: fc.constant(properties),
        required: fc.subarray(Object.keys(properties)),
        additionalProperties: fc.boolean(),
      }),
    ),
    fc.record({ type: fc.constant('array'), items: tie('node'), minItems: fc.nat(3) }),
    fc.record({
      type: fc.constant('array'),
      prefixItems: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ anyOf: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    tie('node').map((node) => ({ allOf: [node, {}] })),
    tie('node').map((node) => ({ $ref: '#/$defs/inner', $defs: { inner: node } })),
  ),
}));

/** `$ref` means the document's root, so only a root schema can hold definitions. */
function asRoot(node: JsonSchema): JsonSchema {
  const definitions: Record<string, unknown> = {};
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, $defs, ...rest } = value as { $ref?: string; $defs?: { inner: unknown } };
    if ($ref === undefined || $defs === undefined)
      return Object.fromEntries(
        Object.entries(rest).map(([key, member]) => [
          key,
          key === 'const' || key === 'enum' ? member : walk(member),
        ]),
      );
    const name = `definition${Object.keys(definitions).length}`;
    definitions[name] = true;
    definitions[name] = walk($defs.inner);
    return { $ref: `#/$defs/${name}` };
  };
  return { ...(walk(node) as JsonSchema), $defs: definitions };
}

// Ajv takes no number of the form 1e+21 for a multiple of anything.
const value = fc.jsonValue({ maxDepth: 2 }).filter((json) => !/e\+/.test(JSON.stringify(json)));

describe('for any schema', () => {
  it('what is generated satisfies it by Ajv', async () => {
    await fc.assert(
      fc.asyncProperty(schema.node, question, fc.nat(5), async (node, text, seed) => {
        const root = asRoot(node);
        const said = await answerTo(text, {
          responseFormat: { type: 'json-schema', name: 'output', schema: root },
          options: { seed },
        });
        const validate = ajv.compile(root);
        expect({
          valid: validate(JSON.parse(said.text)),
          value: said.text,
          errors: validate.errors,
        }).toMatchObject({ valid: true });
      }),
      { numRuns: 250 },
    );
  });

  it('conforms() judges as Ajv does', () => {
    fc.assert(
      fc.property(schema.node, value, (node, json) => {
        const root = asRoot(node);
        expect(conforms(new SchemaDocument(root), root, json)).toBe(ajv.compile(root)(json));
      }),
      { numRuns: 400 },
    );
  });
});
