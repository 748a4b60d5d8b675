// Requests in the shapes that applications without a package of their own send. The shapes are in
// test/fixtures/clients/requests.ts; what each application relies on is held here.

import { describe, expect, it } from 'vitest';
import { loadCl100k } from '../../src/lib/cl100k.ts';
import * as shapes from '../fixtures/clients/requests.ts';
import { expectAnswer, expectError, expectStream } from '../support/contract.ts';
import { testGateway } from '../support/gateway.ts';
import {
  type Chunk,
  finalResponse,
  messageText,
  streamChat,
  streamResponse,
  textOf,
} from './shaped-requests.ts';

describe('Open WebUI', () => {
  it('lists the models with a name each, from a base URL with a trailing slash, too', async () => {
    const gateway = await testGateway();
    for (const path of ['/v1/models', '/v1//models']) {
      const { data } = await expectAnswer('listModels', await gateway.request(path));
      expect(data.map(({ id, name }) => ({ id, named: name !== '' }))).toContainEqual({
        id: 'openclaw/default',
        named: true,
      });
    }
  });

  it('chats from that base URL with the headers it forwards', async () => {
    const gateway = await testGateway();
    const response = await gateway.request('/v1//chat/completions', {
      json: shapes.OPEN_WEBUI_CHAT,
      headers: shapes.OPEN_WEBUI_HEADERS,
    });
    // It picks stream or JSON by this.
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const chunks = (await expectStream('createChatCompletion', response)) as Chunk[];
    expect(textOf(chunks)).toContain('Ana');
    expect(chunks.at(-1)?.usage?.total_tokens).toBeGreaterThan(0);
  });

  it.each([
    ['title', shapes.OPEN_WEBUI_TITLE],
    ['tags', shapes.OPEN_WEBUI_TAGS],
  ])('gets JSON with %s from its background task', async (name, json) => {
    const gateway = await testGateway();
    const answer = await expectAnswer(
      'createChatCompletion',
      await gateway.request('/v1/chat/completions', { json }),
    );
    const content = answer.choices[0]?.message.content ?? '';
    // It takes what stands between the first and the last brace.
    const value = JSON.parse(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1));
    expect(value).toHaveProperty(name);
  });

  it('reads the reasoning of a model that thinks aloud', async () => {
    const gateway = await testGateway();
    const chunks = await streamChat(gateway, { ...shapes.OPEN_WEBUI_CHAT, model: 'openclaw/research' });
    const first = chunks.findIndex(({ choices }) => choices[0]?.delta.reasoning_content);
    const firstText = chunks.findIndex(({ choices }) => choices[0]?.delta.content);
    expect(first).toBeGreaterThan(-1);
    expect(firstText).toBeGreaterThan(first);
  });
});

describe('LibreChat', () => {
  it('keeps a conversation as one session by the header it fills', async () => {
    const gateway = await testGateway();
    const sessionKeys: (string | null)[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const response = await gateway.request('/v1/chat/completions', {
        json: shapes.LIBRECHAT_CHAT,
        headers: { 'x-openclaw-session-key': 'librechat:66f0c0ffee0000000000beef' },
      });
      sessionKeys.push(response.headers.get('x-openclaw-session-key'));
      const chunks = (await expectStream('createChatCompletion', response)) as Chunk[];
      expect(textOf(chunks)).toContain('Ana');
    }
    expect(sessionKeys).toEqual(Array(2).fill('librechat:66f0c0ffee0000000000beef'));
  });
});

describe('LobeChat', () => {
  it('gets a number as created and usage at the end', async () => {
    const gateway = await testGateway();
    const { data } = await expectAnswer('listModels', await gateway.request('/v1/models'));
    // It calls methods of numbers on it.
    expect(data.every(({ created }) => created.toFixed(0) === String(created))).toBe(true);
    const chunks = await streamChat(gateway, shapes.LOBECHAT_CHAT);
    expect(textOf(chunks)).toContain('Ana');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
  });

  it('gets JSON of the form it asked for', async () => {
    const gateway = await testGateway();
    const json = shapes.LOBECHAT_STRUCTURED;
    const answer = await expectAnswer(
      'createChatCompletion',
      await gateway.request('/v1/chat/completions', { json }),
    );
    const value = JSON.parse(answer.choices[0]?.message.content ?? '');
    expect(Object.keys(value).sort()).toEqual(['language', 'text']);
    expect(['fr', 'pt', 'es']).toContain(value.language);
  });

  it('gets responses that are not stored', async () => {
    const gateway = await testGateway();
    const response = finalResponse(await streamResponse(gateway, shapes.LOBECHAT_RESPONSES));
    expect(response.store).toBe(false);
    expect(messageText(response)).toContain('Ana');
  });
});

describe('LangChain', () => {
  it('embeds token ids as the texts they stand for, in base64', async () => {
    const gateway = await testGateway();
    const { encode } = await import('gpt-tokenizer/encoding/cl100k_base');
    const texts = ['The lobster is in the harbour.', '日本 🦞'];
    const embed = async (input: unknown) => {
      const json = { input, model: 'openclaw/default', encoding_format: 'base64' };
      const { data } = await expectAnswer(
        'createEmbedding',
        await gateway.request('/v1/embeddings', { json }),
      );
      return data.map(({ embedding }) => embedding);
    };
    const vectors = await embed(texts.map((text) => encode(text)));
    expect(vectors.every((vector) => typeof vector === 'string')).toBe(true);
    expect(vectors).toEqual(await embed(texts));
  });

  it('embeds a thousand texts in one call, in their order', async () => {
    const gateway = await testGateway();
    const input = Array.from({ length: 1000 }, (_entry, index) => `Chapter ${index} tells of the sea.`);
    const json = { input, model: 'openclaw/default', dimensions: 16, encoding_format: 'base64' };
    const { data, usage } = await expectAnswer(
      'createEmbedding',
      await gateway.request('/v1/embeddings', { json }),
    );
    expect(data.map(({ index }) => index)).toEqual(input.map((_text, index) => index));
    const [alone] = (
      await expectAnswer(
        'createEmbedding',
        await gateway.request('/v1/embeddings', { json: { ...json, input: input[617] } }),
      )
    ).data;
    expect(data[617]?.embedding).toBe(alone?.embedding);
    const { count } = await loadCl100k();
    expect(usage.prompt_tokens).toBe(input.reduce((sum, text) => sum + count(text), 0));
  });
});

describe('Home Assistant', () => {
  it('learns from a GET on the path that it is there: 405', async () => {
    const gateway = await testGateway();
    const response = await gateway.request('/v1/responses');
    expect(response.headers.get('allow')).toBe('POST');
    expect(await expectError('createResponse', response, 405)).toMatchObject({ code: 'method_not_allowed' });
  });

  it('turns on a device by the streamed arguments of a function call', async () => {
    const gateway = await testGateway();
    const response = await gateway.request('/v1/responses', { json: shapes.HOME_ASSISTANT_RESPONSES });
    expect(response.headers.get('x-openclaw-session-key')).toBe(
      'agent:main:openresponses-user:01JH0M3A55157ANT',
    );
    const events = await expectStream('createResponse', response);
    const deltas = events.flatMap((event) =>
      event.type === 'response.function_call_arguments.delta' ? [event.delta] : [],
    );
    expect(JSON.parse(deltas.join(''))).toEqual({ device: 'kitchen light' });
    expect(finalResponse(events).output).toMatchObject([{ type: 'function_call', name: 'turn_on' }]);
  });
});

describe('n8n and Dify', () => {
  it('get an answer from the chat model node', async () => {
    const gateway = await testGateway();
    const answer = await expectAnswer(
      'createChatCompletion',
      await gateway.request('/v1/chat/completions', { json: shapes.N8N_CHAT }),
    );
    expect(answer.choices[0]?.message.content).toContain('Ana');
  });

  it('check their key with the list of models', async () => {
    const gateway = await testGateway();
    await expectAnswer('listModels', await gateway.request('/v1/models'));
    const wrong = await gateway.request('/v1/models', { headers: { authorization: 'Bearer wrong' } });
    expect(await expectError('listModels', wrong, 401)).toMatchObject({ code: 'invalid_api_key' });
  });

  it('get a response as one JSON object', async () => {
    const gateway = await testGateway();
    const response = await expectAnswer(
      'createResponse',
      await gateway.request('/v1/responses', { json: shapes.DIFY_RESPONSES }),
    );
    expect(messageText(response)).toContain('Ana');
  });
});
