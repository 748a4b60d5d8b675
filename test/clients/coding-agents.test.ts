// Requests in the shapes that coding agents send: editors' extensions and programs in a terminal.

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import * as shapes from '../fixtures/clients/requests.ts';
import { chunk, END } from '../fixtures/clients/upstream-answers.ts';
import { expectError, expectStream } from '../support/contract.ts';
import { simDocument, TOKEN, testGateway, upstreamDocument } from '../support/gateway.ts';
import { scriptedUpstream } from '../support/scripted-upstream.ts';
import { finalResponse, messageText, streamChat, streamResponse, textOf } from './shaped-requests.ts';

describe('Continue', () => {
  it('sends its key twice, as x-api-key beside Authorization', async () => {
    const gateway = await testGateway();
    const chunks = await streamChat(gateway, shapes.CONTINUE_CHAT, { 'x-api-key': TOKEN });
    expect(textOf(chunks)).toContain('Ana');
    expect(chunks.at(-1)?.usage).toBeDefined();
  });
});

describe('Cline', () => {
  it('gets reasoning, text and usage', async () => {
    const gateway = await testGateway();
    const chunks = await streamChat(gateway, shapes.CLINE_CHAT);
    expect(textOf(chunks)).not.toBe('');
    expect(chunks.some(({ choices }) => choices[0]?.delta.reasoning_content)).toBe(true);
    expect(chunks.at(-1)?.usage?.total_tokens).toBeGreaterThan(0);
  });

  it('reads the cached tokens that a backend reports', async () => {
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 5,
      total_tokens: 105,
      prompt_tokens_details: { cached_tokens: 64 },
    };
    const upstream = await scriptedUpstream({
      steps: [
        chunk({ content: 'Ana' }),
        END.replace(/"usage":\{[^}]*\}/, `"usage":${JSON.stringify(usage)}`),
      ],
    });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const chunks = await streamChat(gateway, { ...shapes.CLINE_CHAT, model: 'openclaw' });
    expect(chunks.at(-1)?.usage?.prompt_tokens_details?.cached_tokens).toBe(64);
    expect(upstream.requests[0]?.json).toMatchObject({ reasoning_effort: 'medium' });
  });
});

describe("coding agents of Codex's kind", () => {
  it('are told at once where there is no WebSocket, and go on over HTTP', async () => {
    const gateway = await testGateway(simDocument({ clawgate: { webSocket: { enabled: false } } }));
    const refusal = await new Promise<IncomingMessage>((resolve, reject) => {
      const handshake = httpRequest(`${gateway.url}/v1/responses`, {
        headers: {
          authorization: `Bearer ${TOKEN}`,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        },
      });
      handshake.on('response', resolve).on('upgrade', () => reject(new Error('It was upgraded.')));
      handshake.on('error', reject).end();
    });
    const body = (await refusal.setEncoding('utf8').toArray()).join('');
    const headers = Object.entries(refusal.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const response = new Response(body, { status: refusal.statusCode ?? 0, headers });
    expect(await expectError('createResponse', response, 426)).toMatchObject({ code: 'upgrade_required' });

    const answer = finalResponse(await streamResponse(gateway, shapes.CODEX_RESPONSES));
    expect(messageText(answer)).toContain('Ana');
  });

  it('are told which of their fields had no effect', async () => {
    const gateway = await testGateway();
    const response = await gateway.request('/v1/responses', { json: shapes.CODEX_RESPONSES });
    const ignored = (response.headers.get('x-clawgate-ignored-params') ?? '').split(', ');
    expect(ignored).toEqual(expect.arrayContaining(['include', 'client_metadata', 'prompt_cache_key']));
    const events = await expectStream('createResponse', response);
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['response.created', 'response.output_item.done', 'response.completed']),
    );
    expect(finalResponse(events)).toMatchObject({
      store: false,
      prompt_cache_key: shapes.CODEX_RESPONSES.prompt_cache_key,
      parallel_tool_calls: false,
    });
  });
});
