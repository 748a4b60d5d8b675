// Whatever a backend answers, the gateway's own answer keeps to the contract: good answers with anything in place of
// any part of them, whole and streamed, at every door.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectContract } from '../support/contract.ts';
import { startTestGateway, type TestGateway, upstreamDocument } from '../support/gateway.ts';
import { sse } from '../support/scripted-upstream.ts';
import { placesIn, withReplaced } from './mutate.ts';
import { CHAT, chatBody, EMBEDDINGS, embeddingsBody, RESPONSES, responsesBody } from './requests.ts';

const TOKEN_LOGPROB = {
  token: 'a',
  logprob: -1,
  bytes: [97],
  top_logprobs: [{ token: 'a', logprob: -1, bytes: [97] }],
};
const LOGPROBS = { content: [TOKEN_LOGPROB] };
const USAGE = {
  prompt_tokens: 3,
  completion_tokens: 2,
  total_tokens: 5,
  prompt_tokens_details: { cached_tokens: 1 },
  completion_tokens_details: { reasoning_tokens: 1 },
};
const CALL = { id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' } };

const COMPLETION = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: 'a',
        refusal: null,
        reasoning_content: 'hm',
        tool_calls: [CALL],
      },
      logprobs: LOGPROBS,
      finish_reason: 'tool_calls',
    },
  ],
  usage: USAGE,
};

const delta = (part: object, finish_reason: string | null = null, rest: object = {}) => ({
  id: 'chatcmpl-1',
  choices: [{ index: 0, delta: part, finish_reason, ...rest }],
});
const CHUNKS = [
  delta({ role: 'assistant', content: 'a', reasoning_content: 'hm' }, null, { logprobs: LOGPROBS }),
  delta({ tool_calls: [{ index: 0, ...CALL }] }),
  delta({ tool_calls: [{ index: 0, function: { arguments: ' ' } }] }),
  delta({}, 'tool_calls'),
  { choices: [], usage: USAGE },
];

const EMBEDDED = {
  object: 'list',
  data: [{ object: 'embedding', index: 0, embedding: [0.5, 1] }],
  model: 'm',
  usage: { prompt_tokens: 1, total_tokens: 1 },
};

let backend: Server;
let gateway: TestGateway;
/** What the backend says next. */
let next = { type: 'application/json', text: '' };

beforeAll(async () => {
  backend = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': next.type }).end(next.text));
  });
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const { port } = backend.address() as AddressInfo;
  gateway = await startTestGateway(upstreamDocument(`http://127.0.0.1:${port}/v1`));
});
afterAll(async () => {
  await gateway.close();
  backend.closeAllConnections();
  await new Promise((resolve) => backend.close(resolve));
});

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(null, '', [], {}, -1, 1.5, 1e300, [null], [[]], true, ['a'], [300], [-1], 'error'),
);
/** An answer with anything in place of a part of it. */
function spoilt(good: object): fc.Arbitrary<object> {
  const places = placesIn(good);
  return fc.tuple(fc.nat(places.length - 1), anything).map(([place, value]) => {
    return withReplaced(good, places[place] ?? [], value);
  });
}

const TOOLS = [{ type: 'function', function: { name: 'f' } }];
const LOGPROBS_WANTED = { logprobs: true, top_logprobs: 1 };
const doors = [
  {
    operationId: 'createChatCompletion',
    path: CHAT,
    json: chatBody('Hello', { tools: TOOLS, ...LOGPROBS_WANTED }),
  },
  {
    operationId: 'createResponse',
    path: RESPONSES,
    json: responsesBody('Hello', { tools: [{ type: 'function', name: 'f' }], top_logprobs: 1 }),
  },
] as const;

describe('a spoilt answer of a backend', { timeout: 60_000 }, () => {
  const hold = async (operationId: Parameters<typeof expectContract>[0], path: string, json: object) => {
    const answer = await expectContract(operationId, await gateway.request(path, { json }));
    expect([200, 502]).toContain(answer.status);
  };

  it.each(doors)(
    'becomes a good one or a failure of the backend: $operationId',
    async ({ operationId, path, json }) => {
      await fc.assert(
        fc.asyncProperty(spoilt(COMPLETION), async (answer) => {
          next = { type: 'application/json', text: JSON.stringify(answer) };
          await hold(operationId, path, json);
        }),
        { numRuns: 150 },
      );
    },
  );

  it.each(doors)('does so in a stream: $operationId', async ({ operationId, path, json }) => {
    const chunks = fc.nat(CHUNKS.length - 1).chain((position) => {
      return spoilt(CHUNKS[position] ?? {}).map((bad) =>
        CHUNKS.with(position, bad as (typeof CHUNKS)[number]),
      );
    });
    await fc.assert(
      fc.asyncProperty(chunks, async (events) => {
        next = { type: 'text/event-stream', text: sse(...events, '[DONE]') };
        await hold(operationId, path, { ...json, stream: true });
      }),
      { numRuns: 150 },
    );
  });

  it('does so for vectors', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt(EMBEDDED), async (answer) => {
        next = { type: 'application/json', text: JSON.stringify(answer) };
        await hold('createEmbedding', EMBEDDINGS, embeddingsBody({ dimensions: null }));
      }),
      { numRuns: 150 },
    );
  });
});
