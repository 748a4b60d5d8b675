// Which endpoints are open, by the switches of the configuration, and the ones that always are.

import { describe, expect, it } from 'vitest';
import { OPERATIONS, type OperationId } from '../../src/contract.ts';
import { expectAnswer, expectContract, expectError } from '../support/contract.ts';
import { type ConfigDocument, simDocument, TOKEN, testGateway } from '../support/gateway.ts';
import { CHAT, chatBody, DOORS } from './requests.ts';

const withEndpoints = (endpoints: ConfigDocument): ConfigDocument =>
  simDocument({ gateway: { auth: { mode: 'token', token: TOKEN }, http: { endpoints } } });

const GETS: readonly { readonly operationId: OperationId; readonly path: string }[] = [
  { operationId: 'listModels', path: '/v1/models' },
  { operationId: 'retrieveModel', path: '/v1/models/openclaw' },
];

/** The operations that answer, of those that can be switched off. */
async function openOperations(document: ConfigDocument): Promise<string[]> {
  const gateway = await testGateway(document);
  const open: string[] = [];
  for (const { operationId, path, body } of DOORS) {
    const answer = await expectContract(operationId, await gateway.request(path, { json: body() }));
    if (answer.status === 200) open.push(operationId);
    else expectDisabled(answer);
  }
  for (const { operationId, path } of GETS) {
    const answer = await expectContract(operationId, await gateway.request(path));
    if (answer.status === 200) open.push(operationId);
    else expectDisabled(answer);
  }
  return open;
}

function expectDisabled(answer: object): void {
  expect(answer).toMatchObject({
    status: 404,
    body: {
      error: {
        code: 'endpoint_disabled',
        message: expect.stringMatching(/gateway\.http\.endpoints\.(chatCompletions|responses)\.enabled/),
      },
    },
  });
}

const CHAT_ONLY = ['createChatCompletion', 'createEmbedding', 'listModels', 'retrieveModel'];
const RESPONSES_ONLY = ['createResponse', 'createEmbedding', 'listModels', 'retrieveModel'];
const ALL = ['createChatCompletion', 'createResponse', 'createEmbedding', 'listModels', 'retrieveModel'];
const on = { enabled: true };
const off = { enabled: false };

describe('the endpoint switches', () => {
  it.each([
    ['nothing', {}, []],
    ['chatCompletions: true', { chatCompletions: on }, ALL],
    ['responses: true', { responses: on }, RESPONSES_ONLY],
    ['both true', { chatCompletions: on, responses: on }, ALL],
    ['chatCompletions: true, responses: false', { chatCompletions: on, responses: off }, CHAT_ONLY],
    ['chatCompletions: false, responses: true', { chatCompletions: off, responses: on }, RESPONSES_ONLY],
    ['both false', { chatCompletions: off, responses: off }, []],
  ])('%s', async (_name, endpoints, open) => {
    expect(await openOperations(withEndpoints(endpoints))).toEqual(open);
  });
});

describe('health and readiness', () => {
  it.each([
    ['getHealth', '/health', 'ok'],
    ['getHealth', '/healthz', 'ok'],
    ['getReadiness', '/ready', 'ready'],
    ['getReadiness', '/readyz', 'ready'],
  ] as const)(
    '%s answers at %s with every endpoint off and without a secret',
    async (operationId, path, status) => {
      const gateway = await testGateway(withEndpoints({}));
      const stranger = await fetch(gateway.url + path);
      expect(await expectAnswer(operationId, stranger)).toEqual({ status });
      const known = await expectAnswer(operationId, await gateway.request(path));
      expect(known).toMatchObject({ status, details: { version: expect.any(String) } });
      const head = await fetch(gateway.url + path, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      expect(head.headers.get('x-request-id')).toMatch(/^req_/);
    },
  );

  it('tells a stranger with a wrong secret no more than one without', async () => {
    const gateway = await testGateway();
    const response = await gateway.request('/health', { headers: { authorization: 'Bearer wrong' } });
    expect(await expectAnswer('getHealth', response)).toEqual({ status: 'ok' });
  });
});

describe('the contract itself', () => {
  it.each(['/openapi.json', '/openapi.yaml'])('is served at %s without a secret', async (path) => {
    const gateway = await testGateway(withEndpoints({}));
    const response = await fetch(gateway.url + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('createChatCompletion');
    expect((await fetch(gateway.url + path, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('what is on no list', () => {
  it.each(['/', '/v1', '/v1/completions', '/v2/models', '/v1/chat', '/favicon.ico', '/%2e%2e/etc/passwd'])(
    '%s is a 404 with an error body',
    async (path) => {
      const gateway = await testGateway();
      expect(await expectError(null, await gateway.request(path), 404)).toMatchObject({
        code: 'unknown_url',
      });
    },
  );

  it('is the wrong method: 405 with Allow, before anyone asks for a secret', async () => {
    const gateway = await testGateway();
    for (const { operationId, path, method } of Object.values(OPERATIONS)) {
      const url = gateway.url + path.replace('{model}', 'openclaw');
      const response = await fetch(url, { method: method === 'post' ? 'GET' : 'PUT' });
      expect(response.headers.get('allow')).toMatch(method === 'post' ? /^POST$/ : /GET/);
      expect(await expectError(operationId, response, 405)).toMatchObject({ code: 'method_not_allowed' });
    }
  });
});

describe('authentication', () => {
  it.each(Object.values(OPERATIONS).filter(({ secured }) => secured))(
    '$operationId wants the secret',
    async ({ operationId, path, method }) => {
      const gateway = await testGateway();
      const url = gateway.url + path.replace('{model}', 'openclaw');
      const body = method === 'post' ? { body: 'not even JSON' } : {};
      for (const authorization of [undefined, 'Bearer wrong', `Basic ${TOKEN}`, 'Bearer', TOKEN]) {
        const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
        const response = await fetch(url, { method: method.toUpperCase(), ...body, headers });
        expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
        expect(await expectError(operationId, response, 401)).toMatchObject({ code: 'invalid_api_key' });
      }
    },
  );

  it('takes a password in the same place', async () => {
    const { gateway: section } = simDocument() as { gateway: ConfigDocument };
    const auth = { mode: 'password', password: 'corroded-hinge-7' };
    const gateway = await testGateway(simDocument({ gateway: { ...section, auth } }));
    const ask = (secret: string) =>
      gateway.request('/v1/models', { headers: { authorization: `Bearer ${secret}` } });
    await expectAnswer('listModels', await ask('corroded-hinge-7'));
    expect((await expectError('listModels', await ask(TOKEN), 401)).message).toContain('password');
  });

  it('locks an address out after too many wrong secrets, the right one included', async () => {
    const { gateway: section } = simDocument() as { gateway: ConfigDocument };
    const rateLimit = { maxAttempts: 2, windowMs: 60_000, lockoutMs: 90_000, exemptLoopback: false };
    const auth = { mode: 'token', token: TOKEN, rateLimit };
    const gateway = await testGateway(simDocument({ gateway: { ...section, auth } }));
    const wrong = { headers: { authorization: 'Bearer wrong' } };
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expectError('listModels', await gateway.request('/v1/models', wrong), 401);
    }
    for (const options of [wrong, {}]) {
      const response = await gateway.request('/v1/models', options);
      const waitSeconds = Number(response.headers.get('retry-after'));
      expect(waitSeconds).toBeGreaterThan(80);
      expect(waitSeconds).toBeLessThanOrEqual(90);
      expect(await expectError('listModels', response, 429)).toMatchObject({
        code: 'too_many_failed_logins',
      });
    }
  });

  it('asks for nothing where access is open, and callers may confine themselves', async () => {
    const { gateway: section } = simDocument() as { gateway: ConfigDocument };
    const gateway = await testGateway(simDocument({ gateway: { ...section, auth: { mode: 'none' } } }));
    const ask = (scopes: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(gateway.url + CHAT, {
        method: 'POST',
        body: JSON.stringify(chatBody()),
        headers: { 'content-type': 'application/json', 'x-openclaw-scopes': scopes, ...headers },
      });
    const otherModel = { 'x-openclaw-model': 'sim/thorough' };
    for (const [scopes, headers] of [
      ['', otherModel],
      ['operator.write', {}],
      ['operator.admin', otherModel],
    ] as const) {
      await expectAnswer('createChatCompletion', await ask(scopes, headers));
    }
    for (const [scopes, headers, missing] of [
      ['operator.read', {}, 'operator.write'],
      ['operator.write', otherModel, 'operator.admin'],
    ] as const) {
      const error = await expectError('createChatCompletion', await ask(scopes, headers), 403);
      expect(error).toMatchObject({ code: 'missing_scope', message: `missing scope: ${missing}` });
    }
  });

  it('gives holders of the secret every scope, whatever they declare', async () => {
    const gateway = await testGateway();
    const headers = { 'x-openclaw-scopes': 'operator.read', 'x-openclaw-model': 'sim/thorough' };
    const response = await gateway.request(CHAT, { json: chatBody(), headers });
    await expectAnswer('createChatCompletion', response);
  });
});
