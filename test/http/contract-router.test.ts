import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/contract.ts';
import type { Handlers } from '../../src/http/operation.ts';
import { createReadiness } from '../../src/http/readiness.ts';
import { expectAnswer, expectError } from '../support/contract.ts';
import { AUTHORIZED, CHAT, startServer } from './harness.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('routing', () => {
  it.each([
    ['GET', '/v1/models', 'listModels'],
    ['GET', '/v1//models/?limit=1', 'listModels'],
    ['HEAD', '/v1/models', 'listModels'],
    ['GET', '/v1/models/openclaw%2Fdefault', 'retrieveModel'],
    ['GET', '/v1/models/openclaw/default', 'retrieveModel'],
    ['GET', '/health', 'getHealth'],
    ['GET', '/healthz', 'getHealth'],
    ['GET', '/ready', 'getReadiness'],
    ['HEAD', '/readyz', 'getReadiness'],
  ])('%s %s is %s', async (method, path, operationId) => {
    const { fetch, called } = await startServer();
    const response = await fetch(path, { method, headers: AUTHORIZED });
    expect(response.status).toBe(200);
    expect(called).toEqual([operationId]);
    if (method === 'HEAD') {
      expect(await response.text()).toBe('');
      expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    }
  });

  it.each(['openclaw/default', 'openclaw%2Fdefault', 'openclaw//default'])(
    'decodes the model id %s',
    async (id) => {
      const { fetch } = await startServer();
      const model = await expectAnswer(
        'retrieveModel',
        await fetch(`/v1/models/${id}`, { headers: AUTHORIZED }),
      );
      expect(model.id).toBe('openclaw/default');
    },
  );

  it('answers an absolute-form request target', async () => {
    const { raw, called } = await startServer();
    const connection = (await raw()).write(
      'GET http://gateway.example/health HTTP/1.1',
      'Host: gateway.example',
      'Connection: close',
      '\r\n',
    );
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 200 /);
    expect(called).toEqual(['getHealth']);
  });

  it.each(['/', '/v1', '/v1/completions', '/v1/models%2Fopenclaw', '/health/x', '/__proto__'])(
    'knows no %s',
    async (path) => {
      const { fetch } = await startServer();
      const error = await expectError(null, await fetch(path, { headers: AUTHORIZED }), 404);
      const message = `No operation has the path ${path}. GET /openapi.json lists those there are.`;
      expect(error).toMatchObject({ code: 'unknown_url', message });
    },
  );

  it.each([
    ['GET', '/v1/chat/completions', 'POST'],
    ['HEAD', '/v1/chat/completions', 'POST'],
    ['OPTIONS', '/v1/chat/completions', 'POST'],
    ['DELETE', '/v1/models', 'GET, HEAD'],
    ['POST', '/v1/models/openclaw', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('answers %s %s with 405 and what is allowed', async (method, path, allow) => {
    const { fetch, called } = await startServer();
    const response = await fetch(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(called).toEqual([]);
  });

  it('says which method to use', async () => {
    const { fetch } = await startServer();
    const error = await expectError('createChatCompletion', await fetch('/v1/chat/completions'), 405);
    expect(error.message).toBe('GET is not allowed on /v1/chat/completions; use POST.');
  });

  it.each(['/v1/models/%E0%A4%A', '/%E0%A4%A', '/v1/models/%'])(
    'refuses the broken percent-encoding of %s',
    async (path) => {
      const { raw, called } = await startServer();
      const connection = (await raw()).write(
        `GET ${path} HTTP/1.1`,
        'Host: x',
        `Authorization: ${AUTHORIZED.authorization}`,
        'Connection: close',
        '\r\n',
      );
      const answer = await connection.untilClosed();
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('"code":"invalid_url"');
      expect(called).toEqual([]);
    },
  );

  it('says which key enables an endpoint that is switched off, whatever the method', async () => {
    const key = 'gateway.http.endpoints.chatCompletions.enabled';
    const { fetch, called } = await startServer({ disabledOperations: { createChatCompletion: key } });
    for (const method of ['POST', 'GET']) {
      const error = await expectError(
        'createChatCompletion',
        await fetch('/v1/chat/completions', { method }),
        404,
      );
      expect(error.code).toBe('endpoint_disabled');
      expect(error.message).toBe(`${method} /v1/chat/completions is switched off. Set ${key} to true.`);
    }
    expect(called).toEqual([]);
  });
});

describe('the order of refusal', () => {
  const everythingWrong = { 'content-type': 'text/plain', 'content-length': '2000000' };

  /** Sends a head that announces a body and never sends it, so that an answer proves that nobody waited for it. */
  async function refusal(head: readonly string[]): Promise<{ status: number; code: string }> {
    const { raw, called } = await startServer();
    const connection = (await raw()).write(...head, 'Host: x', '\r\n');
    const answer = await connection.until(/\r\n\r\n\{.*\}/);
    expect(called).toEqual([]);
    return {
      status: Number(answer.slice(9, 12)),
      code: /"code":"(\w+)"/.exec(answer)?.[1] ?? '',
    };
  }
  const lines = (headers: Readonly<Record<string, string>>): string[] =>
    Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

  it('is 404 before all else', async () => {
    expect(await refusal(['POST /v1/nothing HTTP/1.1', ...lines(everythingWrong)])).toEqual({
      status: 404,
      code: 'unknown_url',
    });
  });

  it('is 405 before the caller is known', async () => {
    expect(await refusal(['PUT /v1/chat/completions HTTP/1.1', ...lines(everythingWrong)])).toEqual({
      status: 405,
      code: 'method_not_allowed',
    });
  });

  it('is 401 before the body is looked at', async () => {
    expect(await refusal(['POST /v1/chat/completions HTTP/1.1', ...lines(everythingWrong)])).toEqual({
      status: 401,
      code: 'invalid_api_key',
    });
  });

  it('is 401 before a broken path is decoded', async () => {
    expect(await refusal(['GET /v1/models/%FF HTTP/1.1'])).toEqual({ status: 401, code: 'invalid_api_key' });
  });

  it('is 415 before 413', async () => {
    const head = ['POST /v1/chat/completions HTTP/1.1', ...lines({ ...everythingWrong, ...AUTHORIZED })];
    expect(await refusal(head)).toEqual({ status: 415, code: 'unsupported_media_type' });
  });

  it('is 413 before the body is read', async () => {
    const head = [
      'POST /v1/chat/completions HTTP/1.1',
      ...lines({ ...everythingWrong, ...AUTHORIZED, ...JSON_TYPE }),
    ];
    expect(await refusal(head)).toEqual({ status: 413, code: 'request_too_large' });
  });
});

describe('a refused request', () => {
  const requests = Object.values(OPERATIONS).map((operation) => ({
    method: operation.method.toUpperCase(),
    path: operation.path.replace('{model}', 'openclaw'),
    operationId: operation.operationId,
    secured: operation.secured,
    takesBody: operation.requestBodySchema !== null,
  }));

  it.each(requests.filter(({ secured }) => secured))(
    'never reaches the handler of $operationId without the secret',
    async ({ method, path, operationId }) => {
      const { fetch, called } = await startServer();
      for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic eDp5' }]) {
        const body = method === 'POST' ? { body: JSON.stringify(CHAT) } : {};
        const init = { method, headers: { ...JSON_TYPE, ...headers }, ...body };
        await expectError(operationId, await fetch(path, init), 401);
      }
      expect(called).toEqual([]);
    },
  );

  it.each(requests.filter(({ takesBody }) => takesBody))(
    'never reaches the handler of $operationId with a body that breaks the contract',
    async ({ method, path, operationId }) => {
      const { fetch, called } = await startServer();
      for (const body of ['{}', '{"model":3}', '[]', 'null', '"{}"', '', '{', '\xff']) {
        const init = { method, headers: { ...JSON_TYPE, ...AUTHORIZED }, body };
        await expectError(operationId, await fetch(path, init), 400);
      }
      expect(called).toEqual([]);
    },
  );

  it.each(requests.filter(({ secured }) => !secured))(
    'is none for $operationId, which is open to all',
    async ({ method, path, operationId }) => {
      const { fetch, called } = await startServer();
      expect((await fetch(path, { method, headers: { authorization: 'Bearer wrong' } })).status).toBe(200);
      expect(called).toEqual([operationId]);
    },
  );
});

describe('headers of the contract', () => {
  it('reach the handler as UTF-8, an empty one as none', async () => {
    const seen: (string | undefined)[] = [];
    const { chat } = await startServer({
      handlers: {
        createChatCompletion: async (call) => {
          seen.push(call.header('X-OpenClaw-Session-Key'));
          seen.push(call.header('x-openclaw-model'), call.header('x-openclaw-agent-id'));
          call.sendJson(200, {});
        },
      },
    });
    await chat(CHAT, {
      'x-openclaw-session-key': Buffer.from('日本', 'utf8').toString('latin1'),
      'x-openclaw-agent-id': '',
    });
    expect(seen).toEqual(['日本', undefined, undefined]);
  });

  it('are refused when they are too long', async () => {
    const { chat, called } = await startServer();
    const response = await chat(CHAT, { 'x-openclaw-agent-id': 'x'.repeat(513) });
    const error = await expectError('createChatCompletion', response, 400);
    expect(error).toMatchObject({ code: 'invalid_header', param: 'x-openclaw-agent-id' });
    expect(error.message).toContain('is 513 bytes long');
    expect(called).toEqual([]);
  });

  it('are refused when they are not UTF-8 and somebody reads them', async () => {
    const { chat } = await startServer({
      handlers: {
        createChatCompletion: async (call) => call.sendJson(200, { id: call.header('x-openclaw-model') }),
      },
    });
    const error = await expectError(
      'createChatCompletion',
      await chat(CHAT, { 'x-openclaw-model': '\xff' }),
      400,
    );
    expect(error).toMatchObject({ code: 'invalid_header', param: 'x-openclaw-model' });
  });
});

describe('the handler table', () => {
  it('does not compile when an operation has no handler, or a handler no operation', () => {
    const complete = {} as Handlers;
    const { listModels, ...incomplete } = complete;
    // @ts-expect-error listModels is missing
    const missing: Handlers = incomplete;
    // @ts-expect-error deleteModel is not in the contract
    const unknown: Handlers = { ...incomplete, listModels, deleteModel: listModels };
    expect([missing, unknown]).toHaveLength(2);
  });

  it('does not start when an operation has no handler', async () => {
    const handlers = { listModels: undefined } as unknown as Handlers;
    await expect(startServer({ handlers })).rejects.toThrow('Operation listModels has no handler.');
  });

  it('does not start when a handler has no operation', async () => {
    const handlers = { deleteModel: async () => {} } as unknown as Handlers;
    await expect(startServer({ handlers })).rejects.toThrow('The contract has no operation deleteModel.');
  });

  it('does not start when an operation that takes a body has no limit for it', async () => {
    await expect(startServer({ bodyLimits: {} })).rejects.toThrow(/has no body limit/);
  });
});

describe('while draining', () => {
  it('refuses runs and goes on answering probes', async () => {
    const readiness = createReadiness();
    const { fetch, chat, called } = await startServer({ readiness, shutdownGraceMs: 2_500 });
    readiness.startDraining();
    const response = await chat(CHAT);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(response.headers.get('connection')).toBe('close');
    expect(await expectError('createChatCompletion', response, 503)).toMatchObject({ code: 'shutting_down' });
    expect((await fetch('/health')).status).toBe(200);
    expect(called).toEqual(['getHealth']);
  });
});
