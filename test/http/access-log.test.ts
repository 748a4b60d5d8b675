import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { expectError } from '../support/contract.ts';
import { AUTHORIZED, CHAT, COMPLETION, SECRET, startServer } from './harness.ts';

describe('the log line of a request', () => {
  it('says what came, what became of it and how long it took', async () => {
    const time = { now: 1_000 };
    const { chat, line, lines } = await startServer({
      clock: () => time.now,
      handlers: {
        createChatCompletion: async (call) => {
          call.note({ agentId: 'main', usage: { inputTokens: 3 } });
          time.now += 40;
          call.note({ backendModel: 'sim/echo', requestId: 'not yours' });
          call.sendJson(200, COMPLETION);
        },
      },
    });
    const response = await chat(CHAT, { 'x-request-id': 'abc' });
    expect(response.headers.get('openai-processing-ms')).toBe('40');
    const body = await response.text();
    const found = await line('abc');
    expect(found).toMatchObject({
      level: 30,
      requestId: 'abc',
      method: 'POST',
      path: '/v1/chat/completions',
      operationId: 'createChatCompletion',
      status: 200,
      durationMs: 40,
      outcome: 'completed',
      agentId: 'main',
      usage: { inputTokens: 3 },
      backendModel: 'sim/echo',
    });
    expect(found.bytes).toBeGreaterThan(body.length);
    expect(lines.filter(({ msg }) => msg === 'request')).toHaveLength(1);
  });

  it('counts each request of a connection by itself', async () => {
    const { raw, line } = await startServer();
    const connection = await raw();
    connection.write('GET /health HTTP/1.1', 'Host: x', 'x-request-id: one', '\r\n');
    await connection.until(/"status":"ok"/);
    const { bytes } = await line('one');
    connection.write('GET /health HTTP/1.1', 'Host: x', 'x-request-id: two', '\r\n');
    await connection.until(/"status":"ok".*"status":"ok"/s);
    expect((await line('two')).bytes).toBe(bytes);
  });

  it.each([
    [
      new AppError('model_not_found', 'No agent has the id x.', { param: 'model' }),
      40,
      400,
      'model_not_found',
    ],
    [new AppError('upstream_overloaded'), 50, 503, 'upstream_overloaded'],
    [new TypeError('inside'), 50, 500, 'internal_error'],
    ['a thrown string', 50, 500, 'internal_error'],
    [undefined, 50, 500, 'internal_error'],
  ])('of a failure by %s has level %d', async (thrown, level, status, code) => {
    const { chat, line } = await startServer({
      handlers: {
        createChatCompletion: async () => {
          throw thrown;
        },
      },
    });
    const response = await chat(CHAT, { 'x-request-id': 'bad' });
    expect((await expectError('createChatCompletion', response, status)).code).toBe(code);
    const found = await line('bad');
    expect(found).toMatchObject({ level, status, code, outcome: 'failed' });
    expect(Array.isArray(found.cause)).toBe(status >= 500);
  });

  it('has the stacks of a failure and its causes, and no other property of theirs', async () => {
    const cause = Object.assign(new Error('socket hang up'), {
      requestBodyValues: { messages: ['private'] },
    });
    const { chat, line } = await startServer({
      handlers: {
        createChatCompletion: async () => {
          throw new AppError('upstream_unreachable', undefined, { cause });
        },
      },
    });
    await chat(CHAT, { 'x-request-id': 'caused' });
    const found = await line('caused');
    expect(found.cause).toEqual([
      expect.stringMatching(/^AppError upstream_unreachable\n +at /),
      expect.stringMatching(/^Error: socket hang up\n +at /),
    ]);
    expect(JSON.stringify(found)).not.toContain('private');
  });

  it('repeats neither what a backend said nor what JSON could not read', async () => {
    const cause = new SyntaxError('Unexpected token, "private"\nprivate is not valid JSON');
    const { chat, line } = await startServer({
      handlers: {
        createChatCompletion: async () => {
          throw new AppError('upstream_error', 'You wrote: private\nprivate', { cause });
        },
      },
    });
    await chat(CHAT, { 'x-request-id': 'echoed' });
    const found = await line('echoed');
    expect(found.cause).toEqual([
      expect.stringMatching(/^AppError upstream_error\n +at /),
      expect.stringMatching(/^SyntaxError\n +at /),
    ]);
    expect(JSON.stringify(found)).not.toContain('private');
  });

  it('never has a secret, a query or a message in it', async () => {
    const { chat, fetch, lines, line } = await startServer();
    await chat({ ...CHAT, temperature: 'private' }, { 'x-request-id': 'one' });
    await fetch(`/v1/models?key=${SECRET}`, { headers: { ...AUTHORIZED, 'x-request-id': 'two' } });
    await fetch('/v1/models', { headers: { authorization: 'Bearer private', 'x-request-id': 'three' } });
    await Promise.all(['one', 'two', 'three'].map(line));
    const text = JSON.stringify(lines);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('private');
    expect(text).not.toContain('Hello');
    expect(text).not.toContain('key=');
  });
});

describe('the request id', () => {
  it.each(['a', 'A-b_c.d:e', '0'.repeat(128)])("is the caller's own: %s", async (id) => {
    const { fetch } = await startServer();
    const response = await fetch('/health', { headers: { 'x-request-id': id } });
    expect(response.headers.get('x-request-id')).toBe(id);
  });

  it.each([undefined, '', 'with space', '0'.repeat(129), 'caf\xe9', '"quoted"', 'a, b'])(
    'is a new one in place of %j',
    async (id) => {
      const { fetch } = await startServer();
      const response = await fetch('/health', { headers: id === undefined ? {} : { 'x-request-id': id } });
      expect(response.headers.get('x-request-id')).toBe('req_1');
      expect(response.status).toBe(200);
    },
  );
});

describe('a handler', () => {
  it('that answers nothing is a failure', async () => {
    const { chat } = await startServer({ handlers: { createChatCompletion: async () => {} } });
    const error = await expectError('createChatCompletion', await chat(CHAT), 500);
    expect(error.code).toBe('internal_error');
  });

  it('that throws after its answer harms it no more', async () => {
    const { chat, line } = await startServer({
      handlers: {
        createChatCompletion: async (call) => {
          call.sendJson(200, COMPLETION);
          throw new Error('afterwards');
        },
      },
    });
    const response = await chat(CHAT, { 'x-request-id': 'after' });
    expect(await response.json()).toEqual(COMPLETION);
    expect(await line('after')).toMatchObject({ level: 50, status: 200, outcome: 'failed' });
  });

  it('may set headers of any characters', async () => {
    const { chat } = await startServer({
      handlers: {
        createChatCompletion: async (call) => {
          call.setHeader('X-OpenClaw-Session-Key', 'agent:main:日本\r\nx: y');
          call.sendJson(200, COMPLETION);
        },
      },
    });
    const response = await chat(CHAT);
    expect(response.headers.get('x-openclaw-session-key')).toBe('agent:main:%E6%97%A5%E6%9C%AC%0D%0Ax: y');
  });
});
