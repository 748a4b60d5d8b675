// Two promises held against chance: any request that the contract accepts gets an answer that the contract accepts,
// and nothing that anyone can send makes the gateway fail.

import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectContract } from '../support/contract.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { placesIn, withReplaced } from './mutate.ts';
import { CHAT, chatBody, DOORS, EMBEDDINGS, embeddingsBody, RESPONSES, responsesBody } from './requests.ts';
import { valuesOf } from './schema-arbitrary.ts';

/** Hundreds of requests take a busy machine a while. */
const MANY_REQUESTS_MS = 60_000;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

/** Fields that are refused whatever they hold, which other tests hold to. */
const REFUSED = [
  ...['audio', 'function_call', 'functions', 'moderation', 'web_search_options'],
  ...['prompt', 'conversation', 'previous_response_id', 'context_management', 'background'],
];

/** Fields for which the schema alone would hardly ever give a value that leads anywhere. */
const COMMON = {
  ...Object.fromEntries(REFUSED.map((name) => [name, fc.constant(null)])),
  model: mostly(
    fc.constantFrom('openclaw', 'openclaw/default', 'agent:research', 'OpenClaw/Main'),
    fc.string(),
  ),
  modalities: fc.constantFrom(null, ['text']),
  // Few names, so that choices, calls and results find their tools.
  name: fc.constantFrom('get_weather', 'search', 'set_light'),
  parameters: fc.oneof(
    fc.constantFrom(
      null,
      {
        type: 'object',
        properties: { city: { type: 'string', pattern: '^[A-Z][a-z]+$' } },
        required: ['city'],
      },
      {
        type: 'object',
        properties: { n: { type: 'integer', minimum: 3, maximum: 9 } },
        required: ['n', 'm'],
      },
      { $ref: '#/$defs/a', $defs: { a: { type: 'object', additionalProperties: { $ref: '#/$defs/a' } } } },
    ),
    fc.dictionary(fc.constantFrom('type', 'properties', 'required', 'enum', '$ref', 'anyOf'), fc.jsonValue()),
  ),
  dimensions: mostly(fc.constantFrom(null, 1, 8, 256), fc.integer({ min: 1 })),
};

const CHAT_FIELDS = {
  ...COMMON,
  top_logprobs: fc.constantFrom(null, 0),
  tools: distinct(valuesOf('ChatCompletionFunctionTool', COMMON), (tool) => tool.function.name),
};

const RESPONSES_FIELDS = {
  ...COMMON,
  input: mostly(
    fc.oneof(fc.string(), fc.array(valuesOf('EasyInputMessage', COMMON), { minLength: 1, maxLength: 4 })),
    fc.array(valuesOf('ResponseInputItem', COMMON), { minLength: 1, maxLength: 3 }),
  ),
  tools: mostly(
    distinct(valuesOf('FunctionToolParam', COMMON), ({ name }) => name),
    fc.array(valuesOf('ResponseTool', COMMON), { maxLength: 2 }),
  ),
};

function mostly(usual: Arbitrary<unknown>, seldom: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: seldom });
}

function distinct<Value>(values: Arbitrary<Value>, nameOf: (value: Value) => string): Arbitrary<unknown> {
  return fc.uniqueArray(values, { maxLength: 3, selector: nameOf });
}

describe('any request that the contract accepts gets an answer that the contract accepts', {
  timeout: MANY_REQUESTS_MS,
}, () => {
  const accepted = [
    {
      operationId: 'createChatCompletion',
      path: CHAT,
      bodies: valuesOf('CreateChatCompletionRequest', CHAT_FIELDS),
    },
    {
      operationId: 'createResponse',
      path: RESPONSES,
      bodies: valuesOf('CreateResponseRequest', RESPONSES_FIELDS),
    },
    { operationId: 'createEmbedding', path: EMBEDDINGS, bodies: valuesOf('CreateEmbeddingRequest', COMMON) },
  ] as const;

  it.each(accepted)('$operationId', async ({ operationId, path, bodies }) => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(bodies as Arbitrary<object>, async (json) => {
        const answer = await expectContract(operationId, await gateway.request(path, { json }));
        expect(answer.status).toBeLessThan(500);
        if (answer.kind === 'stream') expect(answer.done).toBe(true);
        if (answer.status === 200) answered += 1;
      }),
      { numRuns: 250 },
    );
    // A generator whose requests are all refused would prove nothing.
    expect(answered).toBeGreaterThan(40);
  });
});

describe('nothing that anyone can send makes the gateway fail', { timeout: MANY_REQUESTS_MS }, () => {
  const path = fc.oneof(
    fc.constantFrom(CHAT, RESPONSES, EMBEDDINGS, '/v1/models', '/v1/models/openclaw%2Fmain', '/health'),
    fc.webPath(),
    fc.string({ unit: 'binary' }).map((text) => `/v1/models/${encodeURIComponent(text.toWellFormed())}`),
    fc
      .array(fc.constantFrom('/', '%', '%2F', '%00', '..', 'v1', 'models', '?', ';'))
      .map((parts) => `/${parts.join('')}`),
  );

  it('be it any method, path, header and body', async () => {
    const header = fc.constantFrom(
      ...['x-openclaw-model', 'x-openclaw-agent-id', 'x-openclaw-session-key', 'x-openclaw-message-channel'],
      ...['x-openclaw-scopes', 'x-request-id', 'accept', 'content-type', 'content-encoding'],
    );
    const latin1 = fc.uint8Array({ maxLength: 40 }).map((bytes) => {
      return Buffer.from(bytes.filter((byte) => byte >= 0x20 && byte !== 0x7f)).toString('latin1');
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
        path,
        fc.dictionary(header, latin1, { maxKeys: 3, noNullPrototype: true }),
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        async (method, target, headers, body) => {
          const response = await gateway.request(target, {
            method,
            headers: { 'content-type': 'application/json', ...headers },
            ...(method === 'GET' ? {} : { body: Buffer.from(body) }),
          });
          const text = await response.text();
          expect(response.status, text).toBeLessThan(500);
          expect(response.headers.get('x-request-id')).toMatch(/^\S+$/);
          if (response.status >= 400) expect(JSON.parse(text).error.code).toMatch(/^\w+$/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('be it a good request with anything in place of a part of it', async () => {
    const good = [
      chatBody('Hello', {
        tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }],
        tool_choice: { type: 'function', function: { name: 'f' } },
        response_format: { type: 'json_schema', json_schema: { name: 'n', schema: { type: 'object' } } },
        stream_options: { include_usage: true },
        stop: ['x'],
      }),
      responsesBody('Hello', {
        input: [
          { role: 'user', content: [{ type: 'input_text', text: 'Hello' }] },
          { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
          { type: 'function_call_output', call_id: 'c', output: 'done' },
        ],
        tools: [{ type: 'function', name: 'f', parameters: { type: 'object' } }],
        text: { format: { type: 'json_schema', name: 'n', schema: { type: 'object' } } },
      }),
      embeddingsBody({ input: [[1, 2], [3]] }),
    ] as const;
    const places = good.map((body) => placesIn(body));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: good.length - 1 }),
        fc.nat(),
        fc.oneof(
          fc.jsonValue({ maxDepth: 3 }),
          fc.constantFrom(null, '', [], {}, -1, 1e300, 'x'.repeat(3000)),
        ),
        fc.boolean(),
        async (which, choice, value, stream) => {
          const door = DOORS[which];
          const all = places[which];
          if (door === undefined || all === undefined) throw new Error('There is no such door.');
          const body = withReplaced(good[which] ?? {}, all[choice % all.length] ?? [], value);
          const json = door.operationId === 'createEmbedding' ? body : { ...body, stream };
          const answer = await expectContract(door.operationId, await gateway.request(door.path, { json }));
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('and it still answers as before', async () => {
    const answer = await expectContract(
      'createChatCompletion',
      await gateway.request(CHAT, { json: chatBody() }),
    );
    expect(answer.status).toBe(200);
    expect(gateway.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
