// Settings of OpenClaw whose neglect would weaken security or send requests elsewhere, and which this build
// does not implement. Any of them stops the start, so that nobody runs with less than they configured.

import { formatPath, isWithin, placesMatching, valueAt } from '../lib/document-path.ts';
import { isPlainObject } from '../lib/plain-object.ts';
import type { ConfigProblem } from './config-error.ts';
import { describeFound } from './describe-found.ts';
import { switchedOffServers } from './resolve/mcp-servers.ts';

type Refusal = {
  /** As `placesMatching` reads them. */
  readonly patterns: readonly string[];
  /** Does this value ask for something? An empty list or `false` does not. */
  readonly applies: (value: unknown) => boolean;
  /** Why not, and what to do instead. */
  readonly expected: string;
};

const isTrue = (value: unknown): boolean => value === true;
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isFilled = (value: unknown): boolean =>
  (Array.isArray(value) && value.length > 0) || (isPlainObject(value) && Object.keys(value).length > 0);

/** The key under each kind of agent: the defaults, the older list and the newer entries. */
const perAgent = (key: string): string[] =>
  ['agents.defaults', 'agents.list[]', 'agents.entries.*'].map((place) => `${place}.${key}`);

const MEMORY_SEARCHES: readonly string[] = [
  'memory.search',
  ...perAgent('memorySearch'),
  'agents.list[].memory.search',
  'agents.entries.*.memory.search',
];

const REFUSALS: readonly Refusal[] = [
  {
    patterns: ['gateway.mode'],
    applies: (value) => value === 'remote',
    expected: '"local", or no such key: "remote" says that this machine runs no gateway',
  },
  {
    patterns: ['gateway.auth.mode'],
    applies: (value) => value === 'trusted-proxy',
    expected: '"token", "password" or "none": this build does not implement trusted-proxy',
  },
  {
    patterns: ['gateway.trustedProxies'],
    applies: isFilled,
    expected: 'no such key: this build takes the peer address as the client and trusts no forwarding header',
  },
  {
    patterns: ['gateway.allowRealIpFallback'],
    applies: isTrue,
    expected: 'false: this build trusts no forwarding header',
  },
  {
    patterns: ['gateway.tls.enabled'],
    applies: isTrue,
    expected: 'false: this build serves plain HTTP; end TLS in a reverse proxy on this host',
  },
  {
    patterns: ['gateway.http.securityHeaders.strictTransportSecurity'],
    applies: isText,
    expected: 'no such key: this build does not send the header; set it in the reverse proxy that ends TLS',
  },
  {
    patterns: ['byProvider', 'toolsBySender'].flatMap((key) => [`tools.${key}`, ...perAgent(`tools.${key}`)]),
    applies: isFilled,
    expected:
      'no such key: this build knows tool rules for all agents, for one agent and for a channel (clawgate.tools.byChannel)',
  },
  {
    patterns: ['mcp.servers.*.auth'],
    applies: (value) => isFilled(value) || isText(value),
    expected:
      'no such key: this build has no OAuth login for MCP servers; give the server its key in headers',
  },
  {
    patterns: ['mcp.servers.*.sslVerify'],
    applies: (value) => value === false,
    expected: 'true: this build checks every certificate; NODE_EXTRA_CA_CERTS names further authorities',
  },
  {
    patterns: ['mcp.servers.*.clientCert', 'mcp.servers.*.clientKey'],
    applies: isText,
    expected: 'no such key: this build shows no certificate of its own to MCP servers',
  },
  {
    patterns: ['agents.list[].runtime.type', 'agents.entries.*.runtime.type'],
    applies: (value) => isText(value) && value !== 'embedded',
    expected: '"embedded": this build runs every agent itself',
  },
  {
    patterns: ['models.proxy', 'models.providers.*.request.proxy'],
    applies: (value) => isText(value) || isFilled(value),
    expected: 'no such key: this build calls backends directly',
  },
  {
    patterns: ['proxy.enabled'],
    applies: isTrue,
    expected: 'false: this build calls backends directly',
  },
  {
    patterns: ['auth', 'headers', 'tls'].map((key) => `models.providers.*.request.${key}`),
    applies: isFilled,
    expected: 'no such key: this build has no transport overrides; use apiKey and headers of the provider',
  },
  {
    patterns: ['models.providers.*.auth'],
    applies: (value) => isText(value) && value !== 'api-key',
    expected: '"api-key": this build does not implement other ways to authenticate to a backend',
  },
  {
    patterns: ['models.providers.*.agentRuntime.id'],
    applies: (value) => isText(value) && !['auto', 'openclaw', 'pi'].includes(String(value)),
    expected: '"auto" or "openclaw": this build runs every agent itself',
  },
  {
    patterns: ['headers', 'baseUrl'].map((key) => `models.providers.*.models[].${key}`),
    applies: (value) => isText(value) || isFilled(value),
    expected: 'no such key: this build takes it from the provider; make a second provider for this model',
  },
  {
    patterns: MEMORY_SEARCHES.map((place) => `${place}.remote`),
    applies: isFilled,
    expected: 'no such key: set baseUrl, apiKey and headers of the provider under models.providers',
  },
  {
    patterns: MEMORY_SEARCHES.map((place) => `${place}.fallback`),
    applies: (value) => isText(value) && value !== 'none',
    expected: '"none": this build does not try a second embedding provider',
  },
];

/** A problem for every setting of the document that this build must not neglect. */
export function refusedSettings(document: unknown): ConfigProblem[] {
  const switchedOff = switchedOffServers(document);
  const refused = REFUSALS.flatMap(({ patterns, applies, expected }) =>
    patterns
      .flatMap((pattern) => placesMatching(document, pattern))
      .filter(({ value }) => applies(value))
      .filter(({ path }) => !switchedOff.some((place) => isWithin(path, place)))
      .map(({ path, value }) => ({ path: formatPath(path), found: describeFound(path, value), expected })),
  );
  return [...refused, ...modelsWithTheirOwnApi(document)];
}

/** A model may repeat its provider's api, but not speak another. */
function modelsWithTheirOwnApi(document: unknown): ConfigProblem[] {
  return placesMatching(document, 'models.providers.*.models[].api')
    .filter(({ path, value }) => isText(value) && value !== valueAt(document, [...path.slice(0, 3), 'api']))
    .map(({ path, value }) => ({
      path: formatPath(path),
      found: describeFound(path, value),
      expected: 'the api of its provider: make a second provider for models that speak another',
    }));
}
