// The helper that holds answers against the contract refuses what the contract does not declare. Without this, every
// HTTP test could pass for the wrong reason.

import { describe, expect, it } from 'vitest';
import { expectAnswer, expectContract, expectError, expectStream } from '../support/contract.ts';
import { EXAMPLES, exampleAnswer } from './examples.ts';

const REQUIRED_HEADERS = { 'x-request-id': 'one', 'openai-processing-ms': '1' };
const RUN_HEADERS = {
  ...REQUIRED_HEADERS,
  'x-openclaw-agent-id': 'main',
  'x-openclaw-model': 'sim/default',
  'x-openclaw-session-key': 'agent:main:openai:1',
};

const json = (body: unknown, { status = 200, headers = {} }: { status?: number; headers?: object } = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...RUN_HEADERS, ...headers },
  });

const chat = exampleAnswer<Record<string, unknown>>('createChatCompletion');
const error = { message: 'No.', type: 'invalid_request_error', param: null, code: 'invalid_value' };

const transcript = (operationId: string, part: string) => {
  const found = EXAMPLES.find(
    (one) => one.operationId === operationId && one.mediaType === 'text/event-stream' && one.name === part,
  );
  return String(found?.value);
};
const stream = (text: string) =>
  new Response(text, { headers: { 'content-type': 'text/event-stream', ...RUN_HEADERS } });

describe('expectContract', () => {
  it('returns the body of an answer that keeps the contract', async () => {
    expect(await expectAnswer('createChatCompletion', json(chat))).toEqual(chat);
  });

  it.each([
    ['a status that is not declared', json(chat, { status: 418 }), 'does not declare this status'],
    ['a body that is not JSON', json('{'), 'not JSON'],
    ['a stray field', json({ ...chat, stray: 1 }), 'ChatCompletion must NOT have additional properties'],
    ['a missing field', json({ ...chat, object: undefined }), 'required property'],
    [
      'a media type that is not declared',
      json(chat, { headers: { 'content-type': 'text/plain' } }),
      'content-type',
    ],
    [
      'a missing header',
      new Response(JSON.stringify(chat), { headers: { 'content-type': 'application/json' } }),
      'x-request-id is missing',
    ],
    [
      'a header of ours that is not declared',
      json(chat, { headers: { 'x-openclaw-other': '1' } }),
      'not declared',
    ],
    [
      'a header value that is not declared',
      json(chat, { headers: { 'openai-processing-ms': 'soon' } }),
      'openai-processing-ms',
    ],
  ])('refuses %s', async (_fault, response, message) => {
    await expect(expectContract('createChatCompletion', response)).rejects.toThrow(message);
  });

  it('shows the place of the fault and what was sent', async () => {
    const body = JSON.stringify({ object: 'list', data: [{ id: 1 }, {}, {}] });
    const headers = { 'content-type': 'application/json', ...REQUIRED_HEADERS };
    const refused = expectContract('listModels', new Response(body, { headers }));
    await expect(refused).rejects.toThrow(/listModels answered 200[\s\S]*ModelList\/data\/0[\s\S]*"id":1/);
  });
});

describe('expectError', () => {
  it('returns the error object', async () => {
    const headers = { 'content-type': 'application/json', ...REQUIRED_HEADERS };
    const response = new Response(JSON.stringify({ error }), { status: 400, headers });
    expect(await expectError('createChatCompletion', response, 400)).toEqual(error);
  });

  it('refuses another status than the one wanted', async () => {
    await expect(expectError('createChatCompletion', json(chat), 400)).rejects.toThrow('wants 400');
  });

  it('holds the body against the contract where no operation was meant', async () => {
    await expect(expectError(null, json({ detail: 'no' }, { status: 404 }), 404)).rejects.toThrow(
      'ErrorResponse',
    );
  });
});

describe('expectStream', () => {
  const text = transcript('createChatCompletion', 'text');
  const interrupted = transcript('createChatCompletion', 'interrupted');

  it('returns the events of a stream that ended well', async () => {
    const events = await expectStream('createChatCompletion', stream(text));
    expect(events[0]).toMatchObject({ object: 'chat.completion.chunk' });
  });

  it.each([
    ['a stream that just stops', text.replace('data: [DONE]\n\n', ''), 'it just stops'],
    ['an error frame and [DONE]', `${interrupted}data: [DONE]\n\n`, 'an error frame and [DONE]'],
    ['a carriage return', text.replace('\n\n', '\r\n\r\n'), 'carriage return'],
    ['an unfinished frame', text.slice(0, -1), 'ends inside a frame'],
    ['two data lines in a frame', text.replace('\n\n', '\ndata: {}\n\n'), 'not one data line'],
    ['an event that is not declared', text.replace('"id"', '"ident"'), 'event 0'],
  ])('refuses %s', async (_fault, broken, message) => {
    await expect(expectStream('createChatCompletion', stream(broken))).rejects.toThrow(message);
  });

  it('refuses a stream that broke, which expectContract takes', async () => {
    await expect(expectStream('createChatCompletion', stream(interrupted))).rejects.toThrow('good end');
    expect(await expectContract('createChatCompletion', stream(interrupted))).toMatchObject({ done: false });
  });

  it('refuses an event line that differs from the type', async () => {
    const name = EXAMPLES.find(
      ({ operationId, mediaType }) => operationId === 'createResponse' && mediaType === 'text/event-stream',
    )?.name;
    const broken = transcript('createResponse', name ?? '').replace(
      'event: response.created',
      'event: response.other',
    );
    await expect(expectStream('createResponse', stream(broken))).rejects.toThrow('its event line says');
  });

  it('passes over comments', async () => {
    const events = await expectStream('createChatCompletion', stream(`: keep-alive\n\n${text}`));
    expect(events.length).toBeGreaterThan(1);
  });
});
