// The WebSocket client of the openai package.

import type OpenAI from 'openai';
import type { ResponsesServerEvent } from 'openai/resources/responses/responses';
import { ResponsesWS } from 'openai/resources/responses/ws';
import { describe, expect, it, onTestFinished } from 'vitest';
import { streamed, streamedToolCall } from '../fixtures/clients/upstream-answers.ts';
import { asked, sessionWorld } from '../gateway/sessions/session-world.ts';
import { simDocument, type TestGateway, testGateway } from '../support/gateway.ts';
import { openaiClient } from './openai-client.ts';

function connect(gateway: TestGateway, headers: Readonly<Record<string, string>> = {}): ResponsesWS {
  const ws = new ResponsesWS(openaiClient(gateway), { headers });
  onTestFinished(() => ws.close());
  return ws;
}

type Create = Parameters<ResponsesWS['send']>[0] & { readonly type: 'response.create' };

/** The events of one turn. */
function turn(ws: ResponsesWS, fields: Omit<Create, 'type'>): Promise<ResponsesServerEvent[]> {
  const events: ResponsesServerEvent[] = [];
  return new Promise((resolve, reject) => {
    const onEvent = (event: ResponsesServerEvent): void => {
      events.push(event);
      if (event.type === 'response.completed') settle(() => resolve(events));
    };
    const onError = (error: Error): void => settle(() => reject(error));
    const settle = (then: () => void): void => {
      ws.off('event', onEvent);
      ws.off('error', onError);
      then();
    };
    ws.on('event', onEvent);
    ws.on('error', onError);
    ws.send({ type: 'response.create', ...fields });
  });
}

function completed(events: readonly ResponsesServerEvent[]): OpenAI.Responses.Response {
  const last = events.at(-1);
  if (last?.type !== 'response.completed') throw new Error(`ended with ${last?.type}`);
  return last.response;
}

describe('ResponsesWS', () => {
  it('streams an answer, whose deltas add up to its text', async () => {
    const ws = connect(await testGateway());
    const events = await turn(ws, { model: 'openclaw', input: 'Hello' });
    const text = events
      .map((event) => (event.type === 'response.output_text.delta' ? event.delta : ''))
      .join('');
    expect(completed(events)).toMatchObject({ status: 'completed', store: true });
    expect(JSON.stringify(completed(events).output)).toContain(JSON.stringify(text).slice(1, -1));
    expect(text).not.toBe('');
  });

  it('calls a function and goes on with its result alone', async () => {
    const call = { id: 'call_1', name: 'get_weather', arguments: '{"city":"Oslo"}' };
    const world = await sessionWorld([streamedToolCall(call), streamed('Sunny.')]);
    const ws = connect(world.gateway);
    const tools: OpenAI.Responses.Tool[] = [
      { type: 'function', name: 'get_weather', parameters: { type: 'object' }, strict: false },
    ];
    const first = completed(await turn(ws, { model: 'openclaw', store: false, tools, input: 'Oslo?' }));
    const [item] = first.output;
    if (item?.type !== 'function_call') throw new Error('no call');
    const second = completed(
      await turn(ws, {
        model: 'openclaw',
        store: false,
        tools,
        previous_response_id: first.id,
        input: [{ type: 'function_call_output', call_id: item.call_id, output: 'sun' }],
      }),
    );
    expect(JSON.stringify(second.output)).toContain('Sunny.');
    expect(await asked(world, 1)).toEqual(['u:Oslo?', 'a:get_weather(call_1)', 't:call_1 sun']);
  });

  it('reports what is refused as an error, and goes on', async () => {
    const ws = connect(await testGateway());
    await expect(turn(ws, { model: 'gpt-4o', input: 'Hello' })).rejects.toMatchObject({
      error: { type: 'error', status: 400, error: { code: 'model_not_found', param: 'model' } },
    });
    await expect(
      turn(ws, { model: 'openclaw', input: 'Hello', previous_response_id: 'resp_none' }),
    ).rejects.toMatchObject({ error: { error: { code: 'previous_response_not_found' } } });
    expect(completed(await turn(ws, { model: 'openclaw', input: 'Hello' })).status).toBe('completed');
  });

  it('reads everything through its iterator until the connection closes', async () => {
    const ws = connect(await testGateway());
    const types: string[] = [];
    ws.send({ type: 'response.create', model: 'openclaw', input: 'Hello' });
    for await (const event of ws.stream()) {
      types.push(event.type === 'message' ? event.message.type : event.type);
      if (types.at(-1) === 'response.completed') ws.close();
    }
    expect(types).toContain('response.created');
    expect(types.at(-1)).toBe('close');
  });

  it('connects anew when a connection has lived long enough', async () => {
    const gateway = await testGateway(simDocument({ clawgate: { webSocket: { maxConnectionMs: 500 } } }));
    const ws = new ResponsesWS(openaiClient(gateway), {
      reconnect: { onReconnecting: () => {}, initialDelay: 1, maxDelay: 1 },
    });
    onTestFinished(() => ws.close());
    ws.on('error', () => {});
    await new Promise<void>((resolve) => ws.on('reconnected', resolve));
    expect(completed(await turn(ws, { model: 'openclaw', input: 'Hello' })).status).toBe('completed');
  });
});
