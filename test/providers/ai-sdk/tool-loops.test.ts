// What a vendor said with its signatures goes back to it as it was said, through the events and the parts of the core.

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ProviderApi } from '../../../src/config/config.ts';
import { ContentFolder } from '../../../src/core/content-folder.ts';
import type { Message } from '../../../src/core/messages.ts';
import type { ContentEvent } from '../../../src/core/model-events.ts';
import * as google from '../../fixtures/google/transcripts.ts';
import * as openai from '../../fixtures/openai-responses/transcripts.ts';
import { exchange, modelRequest, toEventStream } from './calls.ts';

const TOOLS = [{ name: 'get_weather' }, { name: 'get_time' }];

type Exchange = { readonly api: ProviderApi; readonly model: string; readonly answer: string };

/** The body of a second call, whose history holds the answer of the first and the results of its calls. */
async function secondCall({ api, model, answer }: Exchange) {
  const scripted = { steps: [answer] };
  const first = await exchange({ api }, scripted, modelRequest({ model, tools: TOOLS }));
  const folder = new ContentFolder();
  for (const event of first.content) folder.add(event as ContentEvent);
  const parts = JSON.parse(JSON.stringify(folder.parts)) as typeof folder.parts;
  const messages: Message[] = [
    { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
    { role: 'assistant', content: parts },
    ...parts
      .filter((part) => part.type === 'tool-call')
      .map(
        ({ id }): Message => ({ role: 'tool', toolCallId: id, content: [{ type: 'text', text: 'fine' }] }),
      ),
  ];
  const second = await exchange({ api }, scripted, modelRequest({ model, tools: TOOLS, messages }));
  // biome-ignore lint/suspicious/noExplicitAny: a body of the vendor's, of which each test looks at another part.
  return second.sent.json as any;
}

describe('the second call of a tool loop', () => {
  test('gives Anthropic its thinking, shown, redacted and not shown, in its order', async () => {
    const sse = await readFile(
      new URL('../../fixtures/anthropic/thinking-tools.sse', import.meta.url),
      'utf8',
    );
    const { messages } = await secondCall({
      api: 'anthropic-messages',
      model: 'claude-sonnet-4-5',
      answer: sse,
    });
    expect(messages[1].content).toEqual([
      { type: 'thinking', thinking: 'Which city?', signature: 'Zmlyc3Q=' },
      { type: 'redacted_thinking', data: 'ZW5jcnlwdGVk' },
      { type: 'thinking', thinking: '', signature: 'c2Vjb25k' },
      { type: 'tool_use', id: 'toolu_01', name: 'get_weather', input: { city: 'Berlin' } },
    ]);
  });

  test('gives Gemini the signatures of its calls, and none of another call', async () => {
    const { contents } = await secondCall({
      api: 'google-generative-ai',
      model: 'gemini-3-pro-preview',
      answer: toEventStream(google.SIGNED_CALLS),
    });
    expect(contents[1].parts).toEqual([
      { functionCall: { id: 'call_1', name: 'get_weather', args: {} }, thoughtSignature: 'Y2FsbA==' },
      { functionCall: { id: 'call_2', name: 'get_time', args: {} } },
    ]);
  });

  test('gives OpenAI its encrypted reasoning, with the parts of its summary', async () => {
    const { input } = await secondCall({
      api: 'openai-responses',
      model: 'gpt-5.4',
      answer: toEventStream(openai.REASONED_CALL),
    });
    expect(input.slice(1)).toEqual([
      {
        type: 'reasoning',
        id: 'rs_1',
        encrypted_content: 'd2hvbGU=',
        summary: [
          { type: 'summary_text', text: 'Which city?' },
          { type: 'summary_text', text: 'Berlin.' },
        ],
      },
      {
        type: 'function_call',
        call_id: 'call_1',
        name: 'get_weather',
        arguments: '{"city":"Berlin"}',
      },
      { type: 'function_call_output', call_id: 'call_1', output: 'fine' },
    ]);
  });
});

describe('the next turn', () => {
  test('gives Gemini the signature of its text in a part of its own', async () => {
    const { contents } = await secondCall({
      api: 'google-generative-ai',
      model: 'gemini-3-pro-preview',
      answer: toEventStream(google.THOUGHTS),
    });
    expect(contents[1].parts).toEqual([
      { text: 'It is 12231.' },
      { text: '', thoughtSignature: 'c2lnbmF0dXJl' },
    ]);
  });

  test('gives Gemini a thought that it has signed', async () => {
    const { contents } = await secondCall({
      api: 'google-generative-ai',
      model: 'gemini-3-pro-preview',
      answer: toEventStream(google.SIGNED_THOUGHT),
    });
    expect(contents[1].parts).toEqual([
      { text: '27 times 453: 12231.', thought: true, thoughtSignature: 'dGhvdWdodA==' },
      { text: 'It is 12231.' },
    ]);
  });

  test('leaves out what OpenAI has not encrypted', async () => {
    const { input } = await secondCall({
      api: 'openai-responses',
      model: 'gpt-5.4',
      answer: toEventStream(openai.REASONING),
    });
    expect(input.slice(1)).toEqual([{ role: 'assistant', content: 'It is 12231.' }]);
  });
});
