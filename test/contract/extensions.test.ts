// What this gateway adds to the API does no harm: clients that never heard of it read the transcripts with tools of
// the gateway as if they were not there. The one that does not is named, and the contract warns of it.

import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { OperationId } from '../../src/contract.ts';
import { bundle, EXAMPLES } from './examples.ts';

const EVENT_UNION: string = bundle.components.schemas.ResponseStreamEvent.description;
const TEXT = 'Let me look at your notes.\n\nYour appointment with Dr. Lind is on Tuesday at 10:30.';
const MESSAGES = [{ role: 'user' as const, content: 'When do I see the dentist?' }];

/** A `fetch` that answers every request with the operation's example named `serverTool`. */
function answering(operationId: OperationId, mediaType: string): typeof fetch {
  const found = EXAMPLES.find(
    (one) => one.operationId === operationId && one.name === 'serverTool' && one.mediaType === mediaType,
  );
  if (found === undefined) throw new Error(`${operationId} has no such example.`);
  const body = typeof found.value === 'string' ? found.value : JSON.stringify(found.value);
  expect(body).toContain(
    mediaType === STREAM || operationId === 'createChatCompletion' ? 'clawgate' : 'resp_',
  );
  return async () => new Response(body, { headers: { 'content-type': mediaType } });
}

const STREAM = 'text/event-stream';
const JSON_TYPE = 'application/json';
const openai = (operationId: OperationId, mediaType: string): OpenAI =>
  new OpenAI({ baseURL: 'http://nowhere/v1', apiKey: 'any', fetch: answering(operationId, mediaType) });

describe('the openai client', () => {
  it('reads a streamed chat completion', async () => {
    const stream = openai('createChatCompletion', STREAM).chat.completions.stream({
      model: 'openclaw',
      messages: MESSAGES,
    });
    const completion = await stream.finalChatCompletion();
    expect(completion.choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: TEXT } });
    expect(completion.choices[0]?.message.tool_calls).toBeUndefined();
  });

  it('reads a chat completion', async () => {
    const client = openai('createChatCompletion', JSON_TYPE);
    const completion = await client.chat.completions.create({ model: 'openclaw', messages: MESSAGES });
    expect(completion.choices[0]?.message.content).toBe(TEXT);
  });

  it('reads a streamed response, event by event', async () => {
    const client = openai('createResponse', STREAM);
    const stream = await client.responses.create({ model: 'openclaw', input: 'Hi', stream: true });
    let text = '';
    let last = '';
    for await (const event of stream) {
      if (event.type === 'response.output_text.delta') text += event.delta;
      last = event.type;
    }
    expect({ text, last }).toEqual({ text: TEXT, last: 'response.completed' });
  });

  it('refuses what it does not know in responses.stream(), which is one reason why it is off', async () => {
    const stream = openai('createResponse', STREAM).responses.stream({ model: 'openclaw', input: 'Hi' });
    await expect(stream.finalResponse()).rejects.toThrow('Unhandled response stream event');
    const warning = EVENT_UNION.replaceAll(/\s+/g, ' ');
    expect(warning).toContain('`responses.stream()` of the openai package for Node refuses');
  });

  it('reads a response', async () => {
    const client = openai('createResponse', JSON_TYPE);
    const response = await client.responses.create({ model: 'openclaw', input: 'Hi' });
    expect(response.output_text).toBe(TEXT);
  });
});

describe("Vercel's AI SDK", () => {
  it.each([
    [
      'a streamed response',
      createOpenAI({
        apiKey: 'any',
        baseURL: 'http://nowhere/v1',
        fetch: answering('createResponse', STREAM),
      }).responses('openclaw'),
    ],
    [
      'a streamed chat completion',
      createOpenAICompatible({
        name: 'clawgate',
        baseURL: 'http://nowhere/v1',
        fetch: answering('createChatCompletion', STREAM),
      }).chatModel('openclaw'),
    ],
    [
      'a streamed chat completion as one of OpenAI',
      createOpenAI({
        apiKey: 'any',
        baseURL: 'http://nowhere/v1',
        fetch: answering('createChatCompletion', STREAM),
      }).chat('openclaw'),
    ],
  ])('reads %s', async (_, model) => {
    const failures: unknown[] = [];
    const result = streamText({
      model,
      messages: MESSAGES,
      onError: ({ error }) => void failures.push(error),
    });
    expect(await result.text).toBe(TEXT);
    expect(await result.toolCalls).toEqual([]);
    expect(await result.finishReason).toBe('stop');
    expect(failures).toEqual([]);
  });
});
