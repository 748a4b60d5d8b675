// The contract's examples, read by the translators: every example request is one that is taken, and every
// transcript keeps the rules that our own streams keep.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readChatRequest } from '../../src/adapters/chat-completions/read-request.ts';
import { readResponsesRequest } from '../../src/adapters/responses/read-request.ts';
import type { Schema } from '../../src/contract.ts';
import { readFrames } from '../support/event-stream.ts';
import { foldChunks, readChunks } from './chat-completions/fold-chunks.ts';
import { expectConforms } from './contract-fields.ts';
import { readStrictly } from './responses/strict-reader.ts';

const EXAMPLES = new URL('../../openapi/examples/', import.meta.url);

const filesOf = (operation: string, ending: string): string[] =>
  readdirSync(new URL(`${operation}/`, EXAMPLES)).filter((name) => name.endsWith(ending));
const textOf = (operation: string, name: string): string =>
  readFileSync(new URL(`${operation}/${name}`, EXAMPLES), 'utf8');

const IMAGES = {
  allowUrl: false,
  allowedMimes: ['image/png'],
  maxBytes: 1000,
  maxParts: 8,
  maxTotalBytes: 1000,
};

describe('the examples of chat completions', () => {
  it.each(filesOf('create-chat-completion', '-request.yaml'))('%s is taken', (name) => {
    const body = parse(textOf('create-chat-completion', name)) as Schema<'CreateChatCompletionRequest'>;
    expectConforms('CreateChatCompletionRequest', body);
    expect(readChatRequest(body, IMAGES).run.messages).toHaveLength(body.messages.length);
  });

  it.each(
    filesOf('create-chat-completion', '-stream.sse').filter((name) => name !== 'interrupted-stream.sse'),
  )('%s adds up to an answer', (name) => {
    expectConforms('ChatCompletion', foldChunks(readChunks(textOf('create-chat-completion', name))));
  });

  it('interrupted-stream.sse ends with an error frame', () => {
    const frames = readFrames(textOf('create-chat-completion', 'interrupted-stream.sse'));
    for (const { data } of frames) expectConforms('ChatCompletionStreamFrame', JSON.parse(data));
    expect(JSON.parse(frames.at(-1)?.data ?? '')).toHaveProperty('error');
  });
});

describe('the examples of responses', () => {
  it.each(filesOf('create-response', '-request.yaml'))('%s is taken', (name) => {
    const body = parse(textOf('create-response', name)) as Schema<'CreateResponseRequest'>;
    expectConforms('CreateResponseRequest', body);
    expect(readResponsesRequest(body).run.messages).not.toEqual([]);
  });

  it.each(filesOf('create-response', '-stream.sse').filter((name) => name !== 'error-stream.sse'))(
    '%s keeps the rules of the event order',
    (name) => {
      expect(readStrictly(textOf('create-response', name)).events).not.toEqual([]);
    },
  );

  it('error-stream.sse ends with an error event', () => {
    const frames = readFrames(textOf('create-response', 'error-stream.sse'));
    for (const { data } of frames) expectConforms('ResponseStreamEvent', JSON.parse(data));
    expect(JSON.parse(frames.at(-1)?.data ?? '')).toMatchObject({ type: 'error' });
  });
});
