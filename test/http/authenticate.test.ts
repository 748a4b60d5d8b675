import { describe, expect, it } from 'vitest';
import type { Handler } from '../../src/http/operation.ts';
import { expectError } from '../support/contract.ts';
import { AUTHORIZED, SECRET, startServer } from './harness.ts';

const RATE_LIMIT = { maxAttempts: 2, windowMs: 60_000, lockoutMs: 300_000, exemptLoopback: false };

/** Tells in a header what the caller was taken for. */
const tell: Handler<'getHealth'> = async (call) => {
  call.setHeader('x-authenticated', String(call.authenticated));
  call.setHeader('x-scopes', call.scopes === undefined ? 'all' : [...call.scopes].join('+'));
  call.sendJson(200, {});
};
const handlers = { listModels: tell as never, getHealth: tell };

describe('authentication', () => {
  it.each(['Bearer', 'bearer', 'BEARER', 'Bearer  '])('takes the scheme written %j', async (scheme) => {
    const { fetch } = await startServer({ handlers });
    const response = await fetch('/v1/models', { headers: { authorization: `${scheme} ${SECRET}` } });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-authenticated')).toBe('true');
  });

  it('takes a password in the same way', async () => {
    const { fetch } = await startServer({ auth: { mode: 'password', secret: 'pässword' } });
    const sent = Buffer.from('Bearer pässword', 'utf8').toString('latin1');
    expect((await fetch('/v1/models', { headers: { authorization: sent } })).status).toBe(200);
  });

  it.each([
    [{}, 'The gateway secret is missing.'],
    [{ authorization: 'Basic eDp5' }, 'not of the Bearer scheme'],
    [{ authorization: 'Bearer' }, 'not of the Bearer scheme'],
    [{ authorization: `Bearer ${SECRET}x` }, 'The gateway token is wrong.'],
    [{ authorization: `Bearer ${SECRET.slice(1)}` }, 'The gateway token is wrong.'],
    [{ 'x-api-key': SECRET }, 'The gateway secret is missing.'],
  ])('refuses %o and says why', async (headers, reason) => {
    const { fetch } = await startServer();
    const response = await fetch('/v1/models', { headers: headers as Record<string, string> });
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="clawgate"');
    const error = await expectError('listModels', response, 401);
    expect(error.message).toContain(reason);
  });

  it('ignores scopes of a caller who has the secret', async () => {
    const { fetch } = await startServer({ handlers });
    const response = await fetch('/v1/models', {
      headers: { ...AUTHORIZED, 'x-openclaw-scopes': 'operator.read' },
    });
    expect(response.headers.get('x-scopes')).toBe('all');
  });

  it.each([
    [undefined, 'all'],
    ['operator.read', 'operator.read'],
    ['operator.read, operator.write', 'operator.read+operator.write'],
    ['operator.read  operator.write,', 'operator.read+operator.write'],
    [' , ', ''],
  ])('narrows a caller who needs no secret from %j to %j', async (header, scopes) => {
    const { fetch } = await startServer({ handlers, auth: { mode: 'none' } });
    const headers: Record<string, string> = header === undefined ? {} : { 'x-openclaw-scopes': header };
    const response = await fetch('/v1/models', { headers });
    expect(response.headers.get('x-authenticated')).toBe('true');
    expect(response.headers.get('x-scopes')).toBe(scopes);
  });

  it('recognises callers of open operations without asking them', async () => {
    const { fetch } = await startServer({ handlers });
    const authenticated = async (headers: Record<string, string>): Promise<string | null> =>
      (await fetch('/health', { headers })).headers.get('x-authenticated');
    expect(await authenticated({})).toBe('false');
    expect(await authenticated({ authorization: 'Bearer wrong' })).toBe('false');
    expect(await authenticated(AUTHORIZED)).toBe('true');
  });
});

describe('the failed-login limiter', () => {
  const wrong = { authorization: 'Bearer wrong' };

  it('locks an address out, the right secret included, and says for how long', async () => {
    const time = { now: 1_000_000 };
    const { fetch, called } = await startServer({ rateLimit: RATE_LIMIT, clock: () => time.now });
    await expectError('listModels', await fetch('/v1/models', { headers: wrong }), 401);
    await expectError('listModels', await fetch('/v1/models', { headers: wrong }), 401);
    time.now += 13_000;
    for (const headers of [wrong, AUTHORIZED, {}]) {
      const response = await fetch('/v1/models', { headers });
      expect(response.headers.get('retry-after')).toBe('287');
      const error = await expectError('listModels', response, 429);
      expect(error.code).toBe('too_many_failed_logins');
      expect(error.message).toContain('try again in 287 s');
    }
    expect(called).toEqual([]);
    time.now += 287_000;
    expect((await fetch('/v1/models', { headers: AUTHORIZED })).status).toBe(200);
  });

  it('counts wrong secrets, not missing ones', async () => {
    const { fetch } = await startServer({ rateLimit: RATE_LIMIT });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expectError('listModels', await fetch('/v1/models'), 401);
    }
  });

  it('forgets failures after a success', async () => {
    const { fetch } = await startServer({ rateLimit: RATE_LIMIT });
    for (let round = 0; round < 3; round += 1) {
      await expectError('listModels', await fetch('/v1/models', { headers: wrong }), 401);
      expect((await fetch('/v1/models', { headers: AUTHORIZED })).status).toBe(200);
    }
  });

  it('counts guesses made at open operations too, and tells nothing there', async () => {
    const { fetch } = await startServer({ rateLimit: RATE_LIMIT, handlers });
    await fetch('/health', { headers: wrong });
    await fetch('/health', { headers: wrong });
    await expectError('listModels', await fetch('/v1/models', { headers: AUTHORIZED }), 429);
    const response = await fetch('/health', { headers: AUTHORIZED });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-authenticated')).toBe('false');
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-real-ip'])(
    'exempts peers on this machine, but not those that send %s',
    async (header) => {
      const { fetch } = await startServer({ rateLimit: { ...RATE_LIMIT, exemptLoopback: true } });
      const statusOf = async (headers: Record<string, string>): Promise<number> =>
        (await fetch('/v1/models', { headers })).status;
      for (let attempt = 0; attempt < 4; attempt += 1) expect(await statusOf(wrong)).toBe(401);
      const forwarded = { ...wrong, [header]: '203.0.113.7' };
      expect(await statusOf(forwarded)).toBe(401);
      expect(await statusOf(forwarded)).toBe(401);
      expect(await statusOf(forwarded)).toBe(429);
      expect(await statusOf(AUTHORIZED)).toBe(200);
    },
  );
});
