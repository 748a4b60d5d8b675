import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../src/core/model-request.ts';
import { checkArguments, compileArgumentsSchema } from '../../src/tools/check-arguments.ts';

function check(schema: JsonSchema, argumentsText: string): unknown {
  const checked = checkArguments(argumentsText, compileArgumentsSchema(schema));
  return checked.ok ? checked.value : checked.problem;
}

const SEARCH = {
  type: 'object',
  properties: {
    query: { type: 'string' },
    options: { type: 'object', properties: { limit: { type: 'integer', maximum: 10 } } },
    order: { enum: ['new', 'old'] },
  },
  required: ['query'],
  additionalProperties: false,
};

const DRAFT_07_TUPLE = {
  type: 'object',
  properties: { pair: { type: 'array', items: [{ type: 'string' }, { type: 'number' }] } },
};

const TREE = { type: 'object', properties: { child: { $ref: '#' } } };

/** Arguments with so many levels below them. */
const nested = (levels: number): string => `${'{"child":'.repeat(levels)}{}${'}'.repeat(levels)}`;

describe('checkArguments', () => {
  it.each([
    [
      'fitting arguments',
      SEARCH,
      '{"query":"x","options":{"limit":3}}',
      { query: 'x', options: { limit: 3 } },
    ],
    ['empty text as no arguments', { type: 'object' }, '', {}],
    ['white space as no arguments', { type: 'object' }, ' \n', {}],
    [
      'an unknown format',
      { type: 'object', properties: { at: { type: 'string', format: 'moon-phase' } } },
      '{"at":"x"}',
      { at: 'x' },
    ],
    [
      'a known format, which is the server’s to judge',
      { type: 'object', properties: { at: { type: 'string', format: 'email' } } },
      '{"at":"x"}',
      { at: 'x' },
    ],
    [
      'an unknown keyword',
      { type: 'object', 'x-mine': true, properties: { a: { nullish: 1 } } },
      '{"a":1}',
      { a: 1 },
    ],
    [
      'a schema that does not compile',
      { type: 'object', properties: { a: { type: 'nonsense' } } },
      '{"a":1}',
      { a: 1 },
    ],
    ['a schema that would answer later', { $async: true, type: 'object' }, '{"a":1}', { a: 1 }],
    ['a default, without filling it in', { properties: { a: { default: 1 } } }, '{}', {}],
    ['a tree of 200 levels', TREE, nested(199), JSON.parse(nested(199))],
  ])('accepts %s', (_, schema, argumentsText, value) => {
    expect(check(schema, argumentsText)).toEqual(value);
  });

  it.each([
    ['text that is not JSON', SEARCH, '{"query":', 'not valid JSON'],
    ['a list', SEARCH, '["x"]', 'must be one JSON object'],
    ['null', SEARCH, 'null', 'must be one JSON object'],
    ['a tree that has no end', TREE, nested(50_000), 'nested more than 200 levels deep'],
    [
      'the same where nothing is checked',
      { type: 'nonsense' },
      nested(200),
      'nested more than 200 levels deep',
    ],
    ['a missing property', SEARCH, '{}', "- the arguments must have required property 'query'"],
    ['a wrong type, with its place', SEARCH, '{"query":1}', '- /query must be string'],
    ['a nested place', SEARCH, '{"query":"x","options":{"limit":11}}', '- /options/limit must be <= 10'],
    ['an unknown property, by name', SEARCH, '{"query":"x","q":1}', "additional properties: 'q'"],
    ['a value outside a list, with the list', SEARCH, '{"query":"x","order":"odd"}', '["new","old"]'],
    [
      'what draft-07 means by a list of items',
      { ...DRAFT_07_TUPLE, $schema: 'http://json-schema.org/draft-07/schema#' },
      '{"pair":[1,1]}',
      '- /pair/0 must be string',
    ],
    ['a draft-07 schema that does not say so', DRAFT_07_TUPLE, '{"pair":[1,1]}', '- /pair/0 must be string'],
    [
      'what 2020-12 means by prefixItems',
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: { pair: { prefixItems: [{ type: 'string' }] } },
      },
      '{"pair":[1]}',
      '- /pair/0 must be string',
    ],
  ])('refuses %s', (_, schema, argumentsText, words) => {
    expect(check(schema, argumentsText)).toEqual(expect.stringContaining(words));
  });

  it('tells the first five problems and the number of the others', () => {
    const properties = Object.fromEntries([...'abcdefg'].map((name) => [name, { type: 'string' }]));
    const wrong = JSON.stringify(Object.fromEntries([...'abcdefg'].map((name) => [name, 1])));
    const problem = String(check({ type: 'object', properties }, wrong));
    expect(problem.match(/must be string/g)).toHaveLength(5);
    expect(problem).toContain('- and 2 more');
  });

  it('compiles two schemas with the same $id', () => {
    const schema = (type: string): JsonSchema => ({
      $id: 'https://example.com/same',
      properties: { a: { type } },
    });
    expect(check(schema('string'), '{"a":1}')).toEqual(expect.stringContaining('must be string'));
    expect(check(schema('number'), '{"a":"x"}')).toEqual(expect.stringContaining('must be number'));
  });
});
