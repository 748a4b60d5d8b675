// Requests made to break their way in, to be seen as two by two servers, or to cost more than they are worth.

import { describe, expect, it } from 'vitest';
import { AttachmentPlaces } from '../../src/adapters/attachment-places.ts';
import { readMessages } from '../../src/adapters/chat-completions/read-messages.ts';
import { AUTHORIZED, CHAT, startServer } from '../http/harness.ts';
import { testGateway, upstreamDocument } from '../support/gateway.ts';
import { json, scriptedUpstream } from '../support/scripted-upstream.ts';

const BODY = JSON.stringify(CHAT);
const COMPLETION = {
  choices: [{ index: 0, message: { role: 'assistant', content: 'ok' }, finish_reason: 'stop' }],
};

async function upstreamGateway() {
  const upstream = await scriptedUpstream(json(COMPLETION));
  return { upstream, gateway: await testGateway(upstreamDocument(upstream.baseUrl)) };
}

describe('a path', () => {
  it.each([
    '/v1/models',
    '//v1//models/',
    '/v1/models?key=x',
    'http://evil.example/v1/models',
    'HTTP://evil.example//v1/models#x',
    '/v1/models/openclaw%2Fmain',
    '/v1/models/%FF',
  ])('%s asks for the secret', async (target) => {
    const { raw, called } = await startServer();
    const connection = (await raw()).write(`GET ${target} HTTP/1.1`, 'Host: x', 'Connection: close', '\r\n');
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 401 /);
    expect(called).toEqual([]);
  });

  it.each([
    '/v1/%6dodels',
    '/v1/./models',
    '/v1/x/../models',
    '/v1/%2e%2e/v1/models',
    '/health/../v1/models',
    '/healthz/../v1/models',
    '/health%2f..%2fv1%2fmodels',
    '/health;/../v1/models',
    '/V1/Models',
    '*',
  ])('%s leads nowhere', async (target) => {
    const { raw, called } = await startServer();
    const connection = (await raw()).write(`GET ${target} HTTP/1.1`, 'Host: x', 'Connection: close', '\r\n');
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 404 /);
    expect(called).toEqual([]);
  });

  it.each([
    'X-HTTP-Method-Override',
    'X-Method-Override',
    'X-HTTP-Method',
    'X-Original-URL',
    'X-Rewrite-URL',
  ])('is not what the header %s says', async (header) => {
    const { fetch, called } = await startServer();
    const value = header.endsWith('URL') ? '/v1/models' : 'POST';
    expect((await fetch('/health', { headers: { [header]: value } })).status).toBe(200);
    expect(called).toEqual(['getHealth']);
  });
});

describe('a message whose length is not beyond doubt', () => {
  const length = `Content-Length: ${BODY.length}`;
  const chunked = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
  const smuggled = 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n';

  it.each([
    ['has two kinds of length', [length, 'Transfer-Encoding: chunked'], `0\r\n\r\n${smuggled}`],
    ['has two lengths', [length, 'Content-Length: 1'], BODY],
    ['has the same length twice', [length, length], BODY],
    ['has a list of lengths', [`${length}, ${BODY.length}`], BODY],
    ['has a length with a sign', [`Content-Length: +${BODY.length}`], BODY],
    ['has a length beyond all numbers', ['Content-Length: 99999999999999999999999'], BODY],
    ['ends its codings with another than chunked', ['Transfer-Encoding: chunked, identity'], chunked],
    ['has a coding that resembles chunked', ['Transfer-Encoding: xchunked'], chunked],
    ['names chunked twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], chunked],
    ['has a space before a colon', ['Transfer-Encoding : chunked'], chunked],
    ['folds a header', ['Transfer-Encoding:', ' chunked'], chunked],
    ['has a chunk of a length with a prefix', ['Transfer-Encoding: chunked'], `0x${chunked}`],
    ['has a chunk of negative length', ['Transfer-Encoding: chunked'], `-${chunked}`],
    [
      'ends its chunks with line feeds only',
      ['Transfer-Encoding: chunked'],
      chunked.replaceAll('\r\n', '\n'),
    ],
    ['ends its lines with line feeds only', [`${length}\nX-Header: x`], BODY],
  ])('is refused: it %s', async (_what, headers, body) => {
    const { raw, called } = await startServer();
    const connection = (await raw()).write(
      'POST /v1/chat/completions HTTP/1.1',
      'Host: x',
      `Authorization: ${AUTHORIZED.authorization}`,
      'Content-Type: application/json',
      ...headers,
      '',
      body,
    );
    const answers = (await connection.untilClosed()).match(/HTTP\/1\.1 \d{3}/g);
    expect(answers).toEqual(['HTTP/1.1 400']);
    expect(called).toEqual([]);
  });

  it('is refused: it is said to be compressed on the way', async () => {
    const { raw, called } = await startServer();
    const connection = (await raw()).write(
      'POST /v1/chat/completions HTTP/1.1',
      'Host: x',
      `Authorization: ${AUTHORIZED.authorization}`,
      'Content-Type: application/json',
      'Transfer-Encoding: gzip, chunked',
      'Connection: close',
      '',
      chunked,
    );
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 415 /);
    expect(called).toEqual([]);
  });
});

describe('a Host header', () => {
  it.each([
    ['twice', ['Host: a', 'Host: a']],
    ['with a path', ['Host: a/b']],
    ['with a user', ['Host: me@a']],
    ['with a space', ['Host: a b']],
  ])('%s is refused', async (_what, lines) => {
    const { raw, called } = await startServer();
    const connection = (await raw()).write('GET /health HTTP/1.1', ...lines, 'Connection: close', '\r\n');
    const answer = await connection.untilClosed();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"param":"host"');
    expect(called).toEqual([]);
  });

  it.each(['', 'localhost:18789', '[::1]:18789', '127.0.0.1', 'host.docker.internal', 'my_gateway'])(
    'of %j is fine',
    async (host) => {
      const { raw } = await startServer();
      const connection = (await raw()).write(
        'GET /health HTTP/1.1',
        `Host: ${host}`,
        'Connection: close',
        '\r\n',
      );
      expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 200 /);
    },
  );
});

describe('what a caller chooses and the answer repeats', () => {
  it('fits into a header, whatever the user is made of', async () => {
    const { gateway } = await upstreamGateway();
    const answerTo = (user: string) => gateway.request('/v1/chat/completions', { json: { ...CHAT, user } });
    const answer = await answerTo('🦞'.repeat(512));
    expect(answer.status).toBe(200);
    expect(decodeURIComponent(answer.headers.get('x-openclaw-session-key') ?? '')).toMatch(
      /user:(🦞){512}$/u,
    );
    expect((await answerTo('u'.repeat(513))).status).toBe(400);
  });

  it('cannot add headers or a body', async () => {
    const { gateway } = await upstreamGateway();
    const answer = await gateway.request('/v1/chat/completions', {
      json: { ...CHAT, user: 'ana\r\nSet-Cookie: a=b\r\n\r\nbody', 'x\r\nSet-Cookie: c': 1 },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-openclaw-session-key')).toBe(
      'agent:main:openai-user:ana%0D%0ASet-Cookie: a=b%0D%0A%0D%0Abody',
    );
  });

  it('is not repeated in every frame when it is long', async () => {
    const { gateway } = await upstreamGateway();
    for (const path of ['/v1/chat/completions', '/v1/responses']) {
      const answer = await gateway.request(path, {
        headers: { 'x-openclaw-agent-id': 'main' },
        json: { ...CHAT, input: 'Hello', model: 'm'.repeat(100_000) },
      });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'invalid_value', param: 'model' } });
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is a name like any other: %s',
    async (name) => {
      const { gateway, upstream } = await upstreamGateway();
      const refused = async (headers: Record<string, string>, model = 'openclaw') => {
        const answer = await gateway.request('/v1/chat/completions', { json: { ...CHAT, model }, headers });
        return { status: answer.status, ...((await answer.json()) as { error: object }).error };
      };
      expect(await refused({}, `openclaw/${name}`)).toMatchObject({ status: 400, code: 'model_not_found' });
      expect(await refused({ 'x-openclaw-agent-id': name })).toMatchObject({ code: 'model_not_found' });
      expect(await refused({ 'x-openclaw-model': `${name}/x` })).toMatchObject({ code: 'unknown_provider' });
      expect((await gateway.request(`/v1/models/openclaw%2F${name}`)).status).toBe(404);

      const field = `"${name}":{"polluted":true}`;
      const body = `${JSON.stringify({ ...CHAT }).slice(0, -1)},${field}}`;
      const answer = await gateway.request('/v1/chat/completions', {
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect(answer.status).toBe(200);
      expect((await upstream.request(0)).text).toContain(field);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it('does not become a field by its prototype', async () => {
    const { gateway, upstream } = await upstreamGateway();
    const answer = await gateway.request('/v1/chat/completions', {
      body: `{"__proto__":${BODY}}`,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(400);
    expect(upstream.requests).toEqual([]);
  });
});

describe('a long request costs no more than its length', () => {
  it('be it of function calls in the old form', () => {
    const images = { allowUrl: false, allowedMimes: [], maxBytes: 0, maxParts: 0, maxTotalBytes: 0 };
    // Looking for each result among all calls would take longer than a test may.
    const names = Array.from({ length: 60_000 }, (_, number) => `f${number}`);
    const calls = names.map((name) => ({
      role: 'assistant' as const,
      content: null,
      function_call: { name, arguments: '{}' },
    }));
    const results = names.map((name) => ({ role: 'function' as const, name, content: 'x' }));
    const read = readMessages([...calls, ...results], images, new AttachmentPlaces());
    const [firstCall] = (read[0] as { content: readonly { id: string }[] }).content;
    expect(read[names.length]).toMatchObject({ role: 'tool', toolCallId: firstCall?.id });
  });
});
