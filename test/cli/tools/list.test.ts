import { describe, expect, it } from 'vitest';
import { type CreateServers, listTools, type ToolListOptions } from '../../../src/cli/tools/list.ts';
import type { ToolPolicy } from '../../../src/config/tools-config.ts';
import { EMPTY_TOOL_BOX } from '../../../src/core/tools/tool-box.ts';
import type { McpServers, ServerDescription } from '../../../src/tools/mcp-servers.ts';
import { temporaryFolder } from '../../config/support.ts';
import { type FakeEdgeOptions, fakeEdge } from '../fake-edge.ts';

const SERVERS: readonly ServerDescription[] = [
  {
    id: 'files',
    transport: 'stdio',
    state: 'ready',
    tools: ['files__read', 'files__write'],
    lastError: undefined,
  },
  { id: 'web', transport: 'streamable-http', state: 'failed', tools: [], lastError: 'did not answer' },
  { id: 'shell', transport: 'stdio', state: 'idle', tools: [], lastError: undefined },
];

const CONFIG = {
  gateway: { auth: { mode: 'none' } },
  agents: {
    list: [
      { id: 'main', default: true },
      { id: 'Research', tools: { deny: ['files__write'] } },
    ],
  },
  tools: { deny: ['shell'] },
  clawgate: { tools: { byChannel: { slack: { allow: ['files__read'] } } } },
};

type Setup = {
  readonly options?: Partial<ToolListOptions>;
  readonly edge?: FakeEdgeOptions;
  readonly servers?: readonly ServerDescription[];
  readonly whileAsked?: (edge: ReturnType<typeof fakeEdge>) => void;
};

async function list({ options, edge: edgeOptions, servers = SERVERS, whileAsked }: Setup = {}) {
  const folder = await temporaryFolder({ 'c.json5': CONFIG });
  const edge = fakeEdge({ HOME: folder }, edgeOptions);
  const asked: (readonly ToolPolicy[])[] = [];
  let closed = 0;
  const fake: McpServers = {
    async toolBox({ policies, signal }) {
      asked.push(policies);
      whileAsked?.(edge);
      await Promise.resolve();
      signal.throwIfAborted();
      return {
        ...EMPTY_TOOL_BOX,
        tools: [{ name: 'files__read', description: 'Reads a\x1b[2J file.\nWhole manual.' }],
        unavailable: [{ server: 'web', reason: 'did not answer within 30000 ms' }],
      };
    },
    describeServers: () => servers,
    close: async () => {
      closed += 1;
    },
  };
  const create: CreateServers = async () => fake;
  const code = await listTools({ config: [`${folder}/c.json5`], json: false, ...options }, edge, create);
  return { code, out: edge.out(), errors: edge.errors(), asked, closed };
}

describe('tools list', () => {
  it('says which tools there are, which of them are allowed, and what is in the way of the others', async () => {
    expect(await list()).toMatchObject({
      code: 0,
      errors: '',
      closed: 1,
      out: `Tools of the agent main for messages of the channel webchat

files (stdio): 2 tools, 1 allowed
  files__read   allowed  Reads a\\x1b[2J file.
  files__write  denied

web (streamable-http): not available: did not answer within 30000 ms

shell (stdio): denied by policy, not started
`,
    });
  });

  it('asks with the policies of the gateway, the agent and the channel', async () => {
    const { asked } = await list({ options: { agent: 'research', channel: 'Slack' } });
    expect(asked).toEqual([
      [
        expect.objectContaining({ deny: ['shell'] }),
        expect.objectContaining({ deny: ['files__write'] }),
        expect.objectContaining({ allow: ['files__read'] }),
      ],
    ]);
  });

  it('is JSON too', async () => {
    const { out } = await list({ options: { json: true, agent: 'research' } });
    expect(JSON.parse(out)).toEqual({
      agentId: 'Research',
      channel: 'webchat',
      servers: [
        {
          id: 'files',
          transport: 'stdio',
          state: 'ready',
          tools: [
            { name: 'files__read', allowed: true, description: 'Reads a\x1b[2J file.\nWhole manual.' },
            { name: 'files__write', allowed: false },
          ],
        },
        {
          id: 'web',
          transport: 'streamable-http',
          state: 'unavailable',
          reason: 'did not answer within 30000 ms',
          tools: [],
        },
        { id: 'shell', transport: 'stdio', state: 'denied', tools: [] },
      ],
    });
  });

  it('is as wide as the terminal', async () => {
    const { out } = await list({ edge: { outColumns: 35 } });
    expect(out).toContain('  files__read   allowed  Reads a\\x…\n');
    expect((await list({ edge: { outColumns: 32 } })).out).toContain('  files__read   allowed\n');
  });

  it('says that no servers are configured', async () => {
    const { code, out } = await list({ servers: [] });
    expect({ code, out }).toEqual({ code: 0, out: 'No MCP servers are configured: mcp.servers is empty.\n' });
  });

  it('refuses an unknown agent', async () => {
    const { code, errors, asked } = await list({ options: { agent: 'nobody' } });
    expect({ code, errors, asked }).toEqual({
      code: 2,
      errors: 'There is no agent nobody. Configured: main, Research.\n',
      asked: [],
    });
  });

  it('tells that servers take their time, on a terminal', async () => {
    const { errors } = await list({
      edge: { errorColumns: 80 },
      whileAsked: (edge) => edge.pass(1_500),
    });
    expect(errors).toContain('Waiting for 3 servers, 1 s');
    expect(errors.endsWith('\x1b[K')).toBe(true);
  });

  it('ends the servers when a signal comes while they start', async () => {
    const { code, out, closed } = await list({ whileAsked: (edge) => edge.signal('SIGINT') });
    expect({ code, out, closed }).toEqual({ code: 130, out: '', closed: 1 });
  });
});
