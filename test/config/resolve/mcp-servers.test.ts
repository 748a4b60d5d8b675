// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration files

import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

async function servers(section: unknown, clawgate: unknown = {}, environment: Record<string, string> = {}) {
  const { config } = await loadSound(
    { mcp: { servers: section }, clawgate },
    { environment: { HOME: '/home/op', ...environment } },
  );
  return config.mcpServers;
}

describe('MCP servers', () => {
  it('are started here', async () => {
    const files = {
      command: '~/bin/files',
      args: ['--root', '~/x', ''],
      env: { LEVEL: 'debug', PORT: 1, FLAG: true, KEY: '${KEY}' },
      cwd: '~/work',
    };
    expect(
      await servers(
        { files, plain: { command: 'npx', type: 'stdio', workingDirectory: '/w' } },
        {},
        { KEY: 'k' },
      ),
    ).toEqual([
      {
        id: 'files',
        transport: {
          type: 'stdio',
          command: '/home/op/bin/files',
          args: ['--root', '~/x', ''],
          env: { LEVEL: 'debug', PORT: '1', FLAG: 'true', KEY: 'k' },
          cwd: '/home/op/work',
        },
        connectTimeoutMs: 30_000,
        callTimeoutMs: 60_000,
      },
      {
        id: 'plain',
        transport: { type: 'stdio', command: 'npx', args: [], env: {}, cwd: '/w' },
        connectTimeoutMs: 30_000,
        callTimeoutMs: 60_000,
      },
    ]);
  });

  it.each([
    {},
    { transport: 'streamable-http' },
    { type: 'http' },
    { type: 'streamableHttp' },
    { transport: 'streamable_http' },
  ])('are reached over HTTP with %j', async (kind) => {
    const headers = { Authorization: 'Bearer ${KEY}', 'X-Level': 2, 'x-ref': { source: 'env', id: 'KEY' } };
    const section = { docs: { url: 'https://x/mcp', headers, ...kind } };
    expect((await servers(section, {}, { KEY: 'k' }))[0]?.transport).toEqual({
      type: 'streamable-http',
      url: 'https://x/mcp',
      headers: { authorization: 'Bearer k', 'x-level': '2', 'x-ref': 'k' },
    });
  });

  it.each([
    [{}, {}, [30_000, 60_000]],
    [{}, { connectTimeoutMs: 1, callTimeoutMs: 2 }, [1, 2]],
    [{ connectTimeout: 3, timeout: 4.5 }, { connectTimeoutMs: 1, callTimeoutMs: 2 }, [3000, 4500]],
    [{ connectionTimeoutMs: 5, requestTimeoutMs: 6, connectTimeout: 3, timeout: 4 }, {}, [5, 6]],
  ])('with %j under clawgate.tools %j are waited for as long as %j', async (entry, tools, expected) => {
    const [server] = await servers({ a: { command: 'x', ...entry } }, { tools });
    expect([server?.connectTimeoutMs, server?.callTimeoutMs]).toEqual(expected);
  });

  it('that are switched off are not read at all', async () => {
    const section = {
      a: { enabled: false, url: '${GONE}' },
      b: { disabled: true, transport: 'sse' },
      'not an id': { enabled: false },
      c: { enabled: true, disabled: false, command: 'x' },
    };
    expect((await servers(section)).map(({ id }) => id)).toEqual(['c']);
  });

  it.each([
    [
      'the older transport',
      { a: { url: 'https://x/sse', transport: 'sse' } },
      'a.transport',
      /"streamable-http": .*SSE/,
    ],
    [
      'the older transport as a type',
      { a: { url: 'https://x/sse', type: 'SSE' } },
      'a.type',
      /streamable-http/,
    ],
    [
      'an unknown transport',
      { a: { url: 'https://x', transport: 'websocket' } },
      'a.transport',
      /one of "stdio"/,
    ],
    ['neither command nor url', { a: {} }, 'a', /^command, .* or url/],
    ['command and url', { a: { command: 'x', url: 'https://x' } }, 'a', /not both/],
    ['a command over HTTP', { a: { command: 'x', transport: 'http' } }, 'a', /^url/],
    ['a url over stdio', { a: { url: 'https://x', type: 'stdio' } }, 'a', /^command/],
    ['another protocol', { a: { url: 'ws://x' } }, 'a.url', /http:\/\//],
    [
      'a header with a line break',
      { a: { url: 'https://x', headers: { b: 'c\nd' } } },
      'a.headers.b',
      /HTTP header/,
    ],
    ['text for arguments', { a: { command: 'x', args: '-y' } }, 'a.args', /list of arguments/],
    ['an object for a variable', { a: { command: 'x', env: { A: {} } } }, 'a.env.A', /^text, a number/],
    ['text for a server', { a: 'npx' }, 'a', /^an object$/],
    ['a dot in the id', { 'my.docs': { command: 'x' } }, '["my.docs"]', /^an id of letters/],
    ['two underscores in the id', { a__b: { command: 'x' } }, 'a__b', /single _/],
    ['a long id', { ['x'.repeat(33)]: { command: 'x' } }, 'x'.repeat(33), /at most 32/],
    ['ids that differ in case only', { a: { command: 'x' }, A: { command: 'x' } }, 'A', /whatever the case/],
    ['a wait of nothing', { a: { command: 'x', requestTimeoutMs: 0 } }, 'a.requestTimeoutMs', /from 1/],
  ])('are refused with %s', async (_, section, place, expected) => {
    const problems = await problemsOf([MINIMAL, { mcp: { servers: section } }]);
    const path = place.startsWith('[') ? `mcp.servers${place}` : `mcp.servers.${place}`;
    expect(problems).toEqual([expect.objectContaining({ path, expected: expect.stringMatching(expected) })]);
  });

  it('are refused as a list', async () => {
    expect(await problemsOf([MINIMAL, { mcp: { servers: [] } }])).toMatchObject([{ path: 'mcp.servers' }]);
  });
});
