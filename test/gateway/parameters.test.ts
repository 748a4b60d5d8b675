// What becomes of the fields of a request: honoured, forwarded unchanged, refused by name, or named as ignored.

import { describe, expect, it } from 'vitest';
import { completion, embeddingList, streamed } from '../fixtures/clients/upstream-answers.ts';
import { expectAnswer, expectError, expectStream } from '../support/contract.ts';
import { testGateway, upstreamDocument } from '../support/gateway.ts';
import { scriptedUpstream } from '../support/scripted-upstream.ts';
import {
  CHAT,
  chat,
  chatBody,
  DOORS,
  EMBEDDINGS,
  embeddingsBody,
  RESPONSES,
  responsesBody,
} from './requests.ts';

const UNKNOWN = {
  top_k: 40,
  chat_template_kwargs: { enable_thinking: false, nested: [1, null, { deep: 'ä' }] },
  'odd name': 'with blanks',
};

const ignoredOf = (response: Response): string[] =>
  (response.headers.get('x-clawgate-ignored-params') ?? '').split(', ').filter((name) => name !== '');

describe('fields that the contract does not list', () => {
  it('go unchanged to an OpenAI-compatible server, from chat and responses alike', async () => {
    const upstream = await scriptedUpstream(completion('Hello.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const fromChat = await gateway.request(CHAT, { json: chatBody('Hello', UNKNOWN) });
    expect(ignoredOf(fromChat)).toEqual([]);
    await expectAnswer('createChatCompletion', fromChat);
    const fromResponses = await gateway.request(RESPONSES, { json: responsesBody('Hello', UNKNOWN) });
    expect(ignoredOf(fromResponses)).toEqual([]);
    await expectAnswer('createResponse', fromResponses);
    for (const { json } of upstream.requests) expect(json).toMatchObject(UNKNOWN);
  });

  it('go unchanged to an OpenAI-compatible server from embeddings', async () => {
    const upstream = await scriptedUpstream(embeddingList([0.5]));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const json = embeddingsBody({ input_type: 'query', dimensions: 1 });
    await expectAnswer('createEmbedding', await gateway.request(EMBEDDINGS, { json }));
    expect(upstream.requests[0]?.json).toMatchObject({ input_type: 'query', dimensions: 1 });
  });

  it('are named for the simulator', async () => {
    const gateway = await testGateway();
    for (const { operationId, path, body } of DOORS) {
      const response = await gateway.request(path, { json: body({ top_k: 40, mirostat: 2 }) });
      expect(ignoredOf(response)).toEqual(['top_k', 'mirostat']);
      await expectAnswer(operationId, response);
    }
  });

  it('go there even under the name that JavaScript keeps for prototypes', async () => {
    const upstream = await scriptedUpstream(completion('Hello.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const body = JSON.stringify(chatBody()).replace(/}$/, ',"__proto__":{"stream":true}}');
    const headers = { 'content-type': 'application/json' };
    await expectAnswer('createChatCompletion', await gateway.request(CHAT, { body, headers }));
    expect((await upstream.request(0)).text).toContain('"__proto__":{"stream":true}');
  });

  it('cannot replace what the gateway says itself', async () => {
    const upstream = await scriptedUpstream(completion('Hello.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const json = responsesBody('Hello', { messages: [{ role: 'user', content: 'smuggled' }] });
    await expectAnswer('createResponse', await gateway.request(RESPONSES, { json }));
    expect(upstream.requests[0]?.json).toMatchObject({
      model: 'model-1',
      stream: false,
      messages: [{ role: 'system' }, { role: 'user', content: 'Hello' }],
    });
  });

  it('are named even when their names could not stand in a header', async () => {
    const gateway = await testGateway();
    const { headers } = await chat(gateway, chatBody('Hello', { 'größe\r\nx-evil: 1': 1 }));
    const sent = headers.get('x-clawgate-ignored-params') ?? '';
    expect(decodeURIComponent(sent)).toBe('größe\r\nx-evil: 1');
    expect(headers.get('x-evil')).toBeNull();
  });
});

describe('known fields', () => {
  it('of chat reach an OpenAI-compatible server as they were sent', async () => {
    const upstream = await scriptedUpstream(completion('Hello.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const fields = {
      temperature: 0.3,
      top_p: 0.9,
      frequency_penalty: -1,
      presence_penalty: 1,
      seed: 7,
      stop: ['END', 'STOP'],
      max_tokens: 99,
      user: 'ana',
      logprobs: true,
      top_logprobs: 3,
      reasoning_effort: 'low',
      verbosity: 'high',
      logit_bias: { 50256: -100 },
      service_tier: 'flex',
      prompt_cache_key: 'key',
      response_format: { type: 'json_object' },
    };
    const { headers } = await chat(gateway, chatBody('Hello', { ...fields, max_completion_tokens: 50 }));
    expect(headers.get('x-clawgate-ignored-params')).toBeNull();
    // The newer name of the limit wins; this server is told by the name that all know.
    expect(upstream.requests[0]?.json).toMatchObject({ ...fields, max_tokens: 50 });
  });

  it('that have no effect are named, whatever the backend', async () => {
    const upstream = await scriptedUpstream(completion('Hello.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const { headers } = await chat(gateway, chatBody('Hello', { store: true, metadata: { a: 'b' } }));
    expect(headers.get('x-clawgate-ignored-params')).toBe('metadata, store');
    const sent = upstream.requests[0]?.json as object;
    expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['store']));
    const response = await gateway.request(RESPONSES, {
      json: responsesBody('Hello', { store: false, truncation: 'auto', client_metadata: { a: 'b' } }),
    });
    expect(ignoredOf(response)).toEqual(['client_metadata']);
    expect(await expectAnswer('createResponse', response)).toMatchObject({
      store: false,
      truncation: 'auto',
    });
  });

  it('that the simulator cannot honour are named, before a stream, too', async () => {
    const gateway = await testGateway();
    const json = chatBody('Hello', {
      stream: true,
      temperature: 0.7,
      presence_penalty: 1,
      logit_bias: { 1: 1 },
    });
    const response = await gateway.request(CHAT, { json });
    expect(ignoredOf(response)).toEqual(['temperature', 'presence_penalty', 'logit_bias']);
    await expectStream('createChatCompletion', response);
  });

  it('set to null are as good as absent', async () => {
    const contract = (await (await testGateway()).request('/openapi.json')).json() as Promise<{
      components: { schemas: Record<string, { properties: Record<string, unknown>; required: string[] }> };
    }>;
    const { schemas } = (await contract).components;
    const nulls = (name: string): Record<string, null> => {
      const { properties, required } = schemas[name] ?? { properties: {}, required: [] };
      const optional = Object.keys(properties).filter((field) => !required.includes(field));
      expect(optional.length).toBeGreaterThan(2);
      return Object.fromEntries(optional.map((field) => [field, null]));
    };
    const gateway = await testGateway();
    const schemaOf = {
      createChatCompletion: 'CreateChatCompletionRequest',
      createResponse: 'CreateResponseRequest',
      createEmbedding: 'CreateEmbeddingRequest',
    };
    for (const { operationId, path, body } of DOORS) {
      const json = body(nulls(schemaOf[operationId]));
      const response = await gateway.request(path, { json });
      expect(ignoredOf(response)).toEqual([]);
      await expectAnswer(operationId, response);
    }
  });

  it('that are null reach no backend', async () => {
    const upstream = await scriptedUpstream(completion('Hello.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    await chat(
      gateway,
      chatBody('Hello', { temperature: null, tools: null, top_k: null, service_tier: null }),
    );
    expect(Object.keys(upstream.requests[0]?.json as object).sort()).toEqual(['messages', 'model', 'stream']);
  });

  it.each([
    [CHAT, 'createChatCompletion', { n: 2 }, 'n'],
    [CHAT, 'createChatCompletion', { n: 0 }, 'n'],
    [CHAT, 'createChatCompletion', { temperature: 2.1 }, 'temperature'],
    [CHAT, 'createChatCompletion', { max_tokens: 0 }, 'max_tokens'],
    [CHAT, 'createChatCompletion', { stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop'],
    [CHAT, 'createChatCompletion', { tool_choice: 'required' }, 'tool_choice'],
    [CHAT, 'createChatCompletion', { functions: [{ name: 'f' }] }, 'functions'],
    [CHAT, 'createChatCompletion', { stream: 'true' }, 'stream'],
    [CHAT, 'createChatCompletion', { messages: [{ role: 'user' }] }, 'messages[0].content'],
    [CHAT, 'createChatCompletion', { messages: [] }, 'messages'],
    [RESPONSES, 'createResponse', { previous_response_id: 'resp_1' }, 'previous_response_id'],
    [RESPONSES, 'createResponse', { conversation: 'conv_1' }, 'conversation'],
    [RESPONSES, 'createResponse', { background: true, store: false }, 'store'],
    [RESPONSES, 'createResponse', { tools: [{ type: 'web_search' }] }, 'tools[0].type'],
    [EMBEDDINGS, 'createEmbedding', { input: [] }, 'input'],
    [EMBEDDINGS, 'createEmbedding', { input: [100_000_000] }, 'input'],
    [EMBEDDINGS, 'createEmbedding', { dimensions: 0 }, 'dimensions'],
  ] as const)('%s %s refuses %j as the fault of %s', async (path, operationId, fields, param) => {
    const gateway = await testGateway();
    const door = DOORS.find((entry) => entry.path === path);
    const error = await expectError(
      operationId,
      await gateway.request(path, { json: door?.body(fields) }),
      400,
    );
    expect(error).toMatchObject({ type: 'invalid_request_error', param });
  });
});

describe('the stream field', () => {
  it.each(['text/event-stream', 'application/json', '*/*'])(
    'alone decides between stream and JSON, never Accept: %s',
    async (accept) => {
      const gateway = await testGateway();
      const options = { headers: { accept } };
      await chat(gateway, chatBody('Hello', { stream: false }), options);
      const response = await gateway.request(CHAT, { json: chatBody('Hello', { stream: true }), ...options });
      await expectStream('createChatCompletion', response);
    },
  );

  it('asks the backend for what was asked of the gateway, and for usage', async () => {
    const upstream = await scriptedUpstream(streamed('Hello.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const response = await gateway.request(CHAT, { json: chatBody('Hello', { stream: true }) });
    await expectStream('createChatCompletion', response);
    expect(upstream.requests[0]?.json).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
    });
  });
});

describe('the agent’s own prompt and the instructions of a request', () => {
  it('stand before everything else, the agent’s first', async () => {
    const upstream = await scriptedUpstream(completion('Hello.'));
    const gateway = await testGateway(
      upstreamDocument(upstream.baseUrl, {
        agents: {
          defaults: { model: 'upstream/model-1' },
          list: [{ id: 'main', default: true, identity: { name: 'Claw' } }],
        },
      }),
    );
    await chat(gateway, {
      model: 'openclaw',
      messages: [
        { role: 'system', content: 'First.' },
        { role: 'developer', content: [{ type: 'text', text: 'Second.' }] },
        { role: 'user', content: 'Hello' },
        { role: 'system', content: 'Late.' },
        { role: 'user', content: 'Still there?' },
      ],
    });
    const { json } = await upstream.request(0);
    const { messages } = json as { messages: { role: string; content: string }[] };
    expect(messages[0]?.role).toBe('system');
    expect(messages[0]?.content).toMatch(/Claw[\s\S]*First\.\n\nSecond\.$/);
    expect(messages.slice(1)).toEqual([
      { role: 'user', content: 'Hello' },
      { role: 'system', content: 'Late.' },
      { role: 'user', content: 'Still there?' },
    ]);
  });
});
