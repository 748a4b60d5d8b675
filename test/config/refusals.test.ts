import { describe, expect, it } from 'vitest';
import { refusedSettings } from '../../src/config/refusals.ts';

/** A document with one value at a dotted place; a number is an index. */
function documentWith(place: string, value: unknown): unknown {
  return place.split('.').reduceRight<unknown>((inner, step) => {
    return /^\d+$/.test(step) ? [inner] : { [step]: inner };
  }, value);
}

const AGENT_PLACES = ['agents.defaults', 'agents.list.0', 'agents.entries.a'];
const MEMORY_PLACES = [
  'memory.search',
  ...AGENT_PLACES.map((place) => `${place}.memorySearch`),
  'agents.list.0.memory.search',
  'agents.entries.a.memory.search',
];

const refused: [string, unknown][] = [
  ['gateway.mode', 'remote'],
  ['gateway.auth.mode', 'trusted-proxy'],
  ['gateway.trustedProxies', ['10.0.0.1']],
  ['gateway.allowRealIpFallback', true],
  ['gateway.tls.enabled', true],
  ['gateway.http.securityHeaders.strictTransportSecurity', 'max-age=1'],
  ...['tools', ...AGENT_PLACES.map((place) => `${place}.tools`)].flatMap((place): [string, unknown][] => [
    [`${place}.byProvider`, { openai: {} }],
    [`${place}.toolsBySender`, { '*': { deny: ['exec'] } }],
  ]),
  ['mcp.servers.s.auth', 'oauth'],
  ['mcp.servers.s.auth', { type: 'oauth' }],
  ['mcp.servers.s.sslVerify', false],
  ['mcp.servers.s.clientCert', '/c'],
  ['mcp.servers.s.clientKey', '/k'],
  ['agents.list.0.runtime.type', 'acp'],
  ['agents.entries.a.runtime.type', 'acp'],
  ['models.proxy', 'http://proxy:8080'],
  ['models.providers.p.request.proxy', { mode: 'env-proxy' }],
  ['models.providers.p.request.tls', { insecureSkipVerify: true }],
  ['models.providers.p.request.headers', { a: 'b' }],
  ['models.providers.p.request.auth', { mode: 'header' }],
  ['proxy.enabled', true],
  ['models.providers.p.auth', 'oauth'],
  ['models.providers.p.agentRuntime.id', 'codex'],
  ['models.providers.p.models.0.headers', { a: 'b' }],
  ['models.providers.p.models.0.baseUrl', 'http://other'],
  ['models.providers.p.models.0.api', 'anthropic-messages'],
  ...MEMORY_PLACES.flatMap((place): [string, unknown][] => [
    [`${place}.remote`, { baseUrl: 'http://x' }],
    [`${place}.fallback`, 'openai'],
  ]),
];

describe('refusedSettings', () => {
  it.each(refused)('refuses %s: %j and names it', (place, value) => {
    const problems = refusedSettings(documentWith(place, value));
    expect(problems.map(({ path }) => path)).toEqual([place.replaceAll(/\.(\d+)/g, '[$1]')]);
    expect(problems[0]?.expected).toMatch(/build|machine|provider/);
  });

  it.each([
    ['gateway.mode', 'local'],
    ['gateway.auth.mode', 'token'],
    ['gateway.trustedProxies', []],
    ['gateway.allowRealIpFallback', false],
    ['gateway.tls.enabled', false],
    ['gateway.http.securityHeaders.strictTransportSecurity', false],
    ['tools.deny', ['exec']],
    ['tools.allow', ['read']],
    ['tools.byProvider', {}],
    ['agents.defaults.model.fallbacks', ['a/b']],
    ['mcp.servers.s.sslVerify', true],
    ['mcp.servers.s', { enabled: false, auth: 'oauth', sslVerify: false }],
    ['mcp.servers.s', { disabled: true, auth: 'oauth' }],
    ['agents.defaults.model', 'a/b'],
    ['agents.list.0.runtime.type', 'embedded'],
    ['proxy.enabled', false],
    ['models.providers.p.auth', 'api-key'],
    ['models.providers.p.request', { allowPrivateNetwork: true }],
    ['models.providers.p.agentRuntime.id', 'auto'],
    ['memory.search.fallback', 'none'],
    ['memory.search.remote', {}],
  ])('takes %s: %j, which asks for nothing that is missing', (place, value) => {
    expect(refusedSettings(documentWith(place, value))).toEqual([]);
  });

  it("takes a model's api that repeats its provider's", () => {
    const provider = { api: 'openai-responses', models: [{ id: 'm', api: 'openai-responses' }] };
    expect(refusedSettings({ models: { providers: { p: provider } } })).toEqual([]);
  });
});
