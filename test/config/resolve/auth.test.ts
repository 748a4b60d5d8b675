// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration files

import { describe, expect, it } from 'vitest';
import { load, problemsOf } from '../support.ts';

const auth = (section: unknown) => ({ gateway: { auth: section } });
const SECRET = 'f3b0c44298fc1c14';
const OTHER = '9afbf4c8996fb924';

describe('authentication', () => {
  it.each([
    ['a token', auth({ token: SECRET }), {}, { mode: 'token', secret: SECRET }],
    ['a password', auth({ password: SECRET }), {}, { mode: 'password', secret: SECRET }],
    [
      'the one of two that mode names',
      auth({ mode: 'password', token: OTHER, password: SECRET }),
      {},
      { mode: 'password', secret: SECRET },
    ],
    ['a token of the environment', {}, { OPENCLAW_GATEWAY_TOKEN: SECRET }, { mode: 'token', secret: SECRET }],
    [
      'a password of the environment',
      {},
      { OPENCLAW_GATEWAY_PASSWORD: SECRET },
      { mode: 'password', secret: SECRET },
    ],
    [
      'the environment before the file',
      auth({ token: OTHER }),
      { OPENCLAW_GATEWAY_TOKEN: SECRET },
      { mode: 'token', secret: SECRET },
    ],
    [
      'the file before an empty variable',
      auth({ token: SECRET }),
      { OPENCLAW_GATEWAY_TOKEN: '' },
      { mode: 'token', secret: SECRET },
    ],
    [
      'a reference to a variable',
      auth({ token: { source: 'env', provider: 'default', id: 'MINE' } }),
      { MINE: SECRET },
      { mode: 'token', secret: SECRET },
    ],
    ['open access that is written out', auth({ mode: 'none' }), {}, { mode: 'none' }],
  ])('takes %s', async (_, document, environment, expected) => {
    const { config } = await load(document, { environment });
    expect(config.gateway.auth).toEqual(expected);
  });

  it('is told of a bad secret though the rate limit is bad, too', async () => {
    const problems = await problemsOf(auth({ token: 'undefined', rateLimit: { windowMs: -1 } }));
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'gateway.auth.rateLimit.windowMs',
      'gateway.auth.token',
    ]);
  });

  it('takes --token over file and environment, and over another mode', async () => {
    const { config } = await load(auth({ mode: 'password', password: OTHER }), {
      environment: { OPENCLAW_GATEWAY_TOKEN: OTHER },
      flags: { token: SECRET },
    });
    expect(config.gateway.auth).toEqual({ mode: 'token', secret: SECRET });
  });

  it.each([
    ['no secret at all', {}, {}, 'gateway.auth', /OPENCLAW_GATEWAY_TOKEN.*openssl rand.*mode: "none"/],
    [
      'two secrets and no mode',
      auth({ token: SECRET, password: OTHER }),
      {},
      'gateway.auth.mode',
      /"token" or "password"/,
    ],
    [
      'two secrets from two places',
      auth({ token: SECRET }),
      { OPENCLAW_GATEWAY_PASSWORD: OTHER },
      'gateway.auth.mode',
      /"token" or "password"/,
    ],
    [
      'a mode without its secret',
      auth({ mode: 'password', token: SECRET }),
      {},
      'gateway.auth.password',
      /OPENCLAW_GATEWAY_PASSWORD/,
    ],
    ['a blank secret', auth({ token: '  ' }), {}, 'gateway.auth.token', /blank/],
    ['a placeholder', auth({ token: 'changeme' }), {}, 'gateway.auth.token', /placeholder/],
    [
      'a secret of JavaScript',
      {},
      { OPENCLAW_GATEWAY_TOKEN: 'undefined' },
      'OPENCLAW_GATEWAY_TOKEN (gateway.auth.token)',
      /placeholder/,
    ],
    [
      'a mode that is not there',
      auth({ mode: 'tokn', token: SECRET }),
      {},
      'gateway.auth.mode',
      /one of "token"/,
    ],
    [
      'trusted-proxy',
      auth({ mode: 'trusted-proxy', trustedProxy: { userHeader: 'x' } }),
      {},
      'gateway.auth.mode',
      /does not implement trusted-proxy/,
    ],
    [
      'open access beyond loopback',
      { gateway: { bind: 'lan', auth: { mode: 'none' } } },
      {},
      'gateway.auth.mode',
      /beyond loopback/,
    ],
  ])('refuses %s', async (_, document, environment, path, expected) => {
    const problems = await problemsOf(document, { environment });
    expect(problems).toEqual([expect.objectContaining({ path, expected: expect.stringMatching(expected) })]);
  });

  it('takes a token that looks like a reference as it is', async () => {
    const token = 'a${HOME}b';
    const { config } = await load({}, { flags: { token }, environment: { HOME: '/root' } });
    expect(config.gateway.auth).toEqual({ mode: 'token', secret: token });
  });
});

describe('the limiter of failed logins', () => {
  it("has OpenClaw's defaults", async () => {
    const { config } = await load(auth({ token: SECRET }));
    expect(config.gateway.rateLimit).toEqual({
      maxAttempts: 10,
      windowMs: 60_000,
      lockoutMs: 300_000,
      exemptLoopback: true,
    });
  });

  it('keeps the defaults of what is not set', async () => {
    const { config } = await load(
      auth({ token: SECRET, rateLimit: { maxAttempts: 3, exemptLoopback: false } }),
    );
    expect(config.gateway.rateLimit).toEqual({
      maxAttempts: 3,
      windowMs: 60_000,
      lockoutMs: 300_000,
      exemptLoopback: false,
    });
  });

  it('is absent where there is nothing to guess', async () => {
    expect((await load(auth({ mode: 'none', rateLimit: {} }))).config.gateway.rateLimit).toBeNull();
  });

  it.each([{ maxAttempts: 0 }, { windowMs: 1.5 }, { lockoutMs: 1e12 }])('refuses %j', async (rateLimit) => {
    const problems = await problemsOf(auth({ token: SECRET, rateLimit }));
    expect(problems.map(({ path }) => path)).toEqual([`gateway.auth.rateLimit.${Object.keys(rateLimit)[0]}`]);
  });
});
