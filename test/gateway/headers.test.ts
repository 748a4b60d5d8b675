// What travels in headers, both ways: session keys of any text, ids of requests, lengths, encodings.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAnswer, expectError } from '../support/contract.ts';
import { startTestGateway, type TestGateway, testGateway } from '../support/gateway.ts';
import { CHAT, chat, chatBody, DOORS, RESPONSES, responsesBody } from './requests.ts';

const SESSION_KEY = 'x-openclaw-session-key';

let shared: TestGateway;
beforeAll(async () => {
  shared = await startTestGateway();
});
afterAll(() => shared.close());

describe('the session key', () => {
  it('is a new one for each request without user', async () => {
    const keys = await Promise.all(
      [{}, {}, { user: '' }, { user: null }].map(async (rest) => {
        const { headers } = await chat(shared, chatBody('Hello', rest));
        return headers.get(SESSION_KEY) ?? '';
      }),
    );
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^agent:main:openai:[0-9a-f-]{36}$/);
  });

  it('is made of agent, door and user', async () => {
    const { headers } = await chat(shared, chatBody('Hello', { user: 'ana', model: 'openclaw/research' }));
    expect(headers.get(SESSION_KEY)).toBe('agent:research:openai-user:ana');
    const response = await shared.request(RESPONSES, { json: responsesBody('Hello', { user: 'ana' }) });
    expect(response.headers.get(SESSION_KEY)).toBe('agent:main:openresponses-user:ana');
    await expectAnswer('createResponse', response);
  });

  it.each([
    ['my:key', 'my:key'],
    ['  my key  ', 'my key'],
    ['agent:main:cronies', 'agent:main:cronies'],
  ])('is what the header says, over user: %j', async (sent, used) => {
    const { headers } = await chat(shared, chatBody('Hello', { user: 'ana' }), {
      headers: { [SESSION_KEY]: sent },
    });
    expect(headers.get(SESSION_KEY)).toBe(used);
  });

  it.each(['subagent:x', 'cron:x', 'acp:x', 'agent:main:subagent:x', 'agent:x:CRON:y'])(
    '%s is refused, since OpenClaw keeps it for itself',
    async (key) => {
      for (const { operationId, path, body } of DOORS.slice(0, 2)) {
        const response = await shared.request(path, { json: body(), headers: { [SESSION_KEY]: key } });
        expect(await expectError(operationId, response, 400)).toMatchObject({
          code: 'reserved_session_key',
          param: SESSION_KEY,
        });
      }
    },
  );

  it('takes UTF-8 in and gives it back percent-encoded', async () => {
    const sent = Buffer.from('sitzung-日本-ä%').toString('latin1');
    const { headers } = await chat(shared, chatBody(), { headers: { [SESSION_KEY]: sent } });
    expect(headers.get(SESSION_KEY)).toBe('sitzung-%E6%97%A5%E6%9C%AC-%C3%A4%25');
  });

  it('with bytes that are no UTF-8 is refused', async () => {
    const response = await shared.request(CHAT, { json: chatBody(), headers: { [SESSION_KEY]: '\xff\xfe' } });
    expect(await expectError('createChatCompletion', response, 400)).toMatchObject({
      code: 'invalid_header',
      param: SESSION_KEY,
    });
  });

  it('of any text as user arrives in printable ASCII that decodes to it', async () => {
    const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string());
    await fc.assert(
      fc.asyncProperty(
        anyText.filter((text) => text !== ''),
        fc.constantFrom('chat', 'responses'),
        async (user, door) => {
          const [operationId, path, body, namespace] =
            door === 'chat'
              ? (['createChatCompletion', CHAT, chatBody('Hi', { user }), 'openai'] as const)
              : (['createResponse', RESPONSES, responsesBody('Hi', { user }), 'openresponses'] as const);
          const response = await shared.request(path, { json: body });
          const sent = response.headers.get(SESSION_KEY) ?? '';
          await expectAnswer(operationId, response);
          expect(sent).toMatch(/^[\x20-\x7e]+$/);
          const key = `agent:main:${namespace}-user:${user.toWellFormed()}`;
          const isPlain = /^[\x20-\x7e]*$/.test(key);
          // Blanks at the end of a value may be lost on the way: for HTTP they are padding.
          const unpadded = (text: string): string => text.replace(/ +$/, '');
          expect(unpadded(isPlain ? sent : decodeURIComponent(sent))).toBe(unpadded(key));
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('a long user', () => {
  it('of 512 characters makes a header that clients can read', async () => {
    const { headers } = await chat(shared, chatBody('Hello', { user: '🦞'.repeat(512) }));
    expect(decodeURIComponent(headers.get(SESSION_KEY) ?? '')).toMatch(/:(🦞){512}$/u);
  });

  it('of more is refused by name', async () => {
    for (const { operationId, path, body } of DOORS.slice(0, 2)) {
      const response = await shared.request(path, { json: body({ user: 'x'.repeat(513) }) });
      expect(await expectError(operationId, response, 400)).toMatchObject({ param: 'user' });
    }
  });
});

describe('a header of ours', () => {
  it.each([
    'x-openclaw-session-key',
    'x-openclaw-model',
    'x-openclaw-agent-id',
    'x-openclaw-message-channel',
  ])('%s is refused beyond 512 bytes', async (name) => {
    const send = (value: string): Promise<Response> =>
      shared.request(CHAT, { json: chatBody(), headers: { [name]: value } });
    expect(await expectError('createChatCompletion', await send('a'.repeat(513)), 400)).toMatchObject({
      code: 'invalid_header',
      param: name,
    });
    // Bytes count, not characters.
    const twoBytesEach = Buffer.from('ä'.repeat(257)).toString('latin1');
    expect((await expectError('createChatCompletion', await send(twoBytesEach), 400)).param).toBe(name);
    const atTheLimit = await send('a'.repeat(512));
    const { error } = (await atTheLimit.json()) as { error?: { code: string } };
    expect(error?.code).not.toBe('invalid_header');
  });
});

describe('x-request-id', () => {
  it.each(['abc-1', 'A.b_c:9', 'x'.repeat(128)])('is the caller’s own when it is sane: %s', async (id) => {
    const { headers } = await chat(shared, chatBody(), { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toBe(id);
  });

  it.each(['', 'two words', 'x'.repeat(129), 'ä', '{}'])('is a new one when it is not: %j', async (id) => {
    const { headers } = await chat(shared, chatBody(), { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-f-]{36}$/);
  });

  it.each(['/v1/models', '/nothing', '/openapi.json', '/health', '/v1/chat/completions'])(
    'and the time taken are on every answer: %s',
    async (path) => {
      const { headers, body } = await shared.request(path);
      await body?.cancel();
      expect(headers.get('x-request-id')).toMatch(/^req_/);
      expect(headers.get('openai-processing-ms')).toMatch(/^\d+$/);
    },
  );
});

describe('x-openclaw-message-channel', () => {
  it('is told to the model, webchat unless said otherwise', async () => {
    const gateway = await testGateway();
    const ask = chatBody('Which message channel is this?');
    const byDefault = await chat(gateway, ask);
    expect(byDefault.text).toContain('webchat');
    const telegram = await chat(gateway, ask, { headers: { 'x-openclaw-message-channel': 'telegram' } });
    expect(telegram.text).toContain('telegram');
  });
});
