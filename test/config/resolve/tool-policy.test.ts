import { describe, expect, it } from 'vitest';
import { loadSound } from '../support.ts';

const ALL = { allow: undefined, deny: [] };
const NOTHING = { allow: [], deny: ['*'] };

async function shared(tools: unknown, servers: Readonly<Record<string, unknown>> = {}) {
  const filters = Object.entries(servers).map(([id, toolFilter]) => [id, { command: 'x', toolFilter }]);
  const { config } = await loadSound({ tools, mcp: { servers: Object.fromEntries(filters) } });
  return config.tools;
}

async function ofAgent(tools: unknown, defaults: unknown, top: unknown) {
  const { config } = await loadSound({
    agents: { defaults: { tools: defaults }, list: [{ id: 'a', tools }] },
    tools: top,
  });
  return config.agents[0]?.tools;
}

describe('the tools of all agents', () => {
  it.each([
    [undefined, ALL],
    [{ allow: [], deny: [] }, ALL],
    [
      { allow: ['Docs__*', ' read '], deny: ['docs__Delete', 'exec'] },
      { allow: ['docs__*', 'read'], deny: ['docs__delete', 'exec'] },
    ],
    [{ allow: ['read', 'bundle-mcp'] }, ALL],
    [{ allow: ['group:plugins'] }, ALL],
    [{ deny: ['Bundle-MCP', 'exec', 'group:plugins'] }, { allow: undefined, deny: ['*', 'exec'] }],
    [{ allow: ['group:fs', 'exec'] }, { allow: ['group:fs', 'exec'], deny: [] }],
  ])('under %j are %j', async (tools, expected) => {
    expect(await shared(tools)).toEqual(expected);
  });

  it.each<[string, unknown, Record<string, unknown>, unknown]>([
    [
      'an exclusion',
      {},
      { docs: { exclude: ['Admin_*', 'docs__drop'] } },
      { allow: undefined, deny: ['docs__admin_*', 'docs__drop'] },
    ],
    [
      'an inclusion',
      {},
      { docs: { include: ['search'] }, other: {} },
      { allow: ['docs__search', 'other__*'], deny: [] },
    ],
    ['an empty inclusion', {}, { docs: { include: [] } }, ALL],
    [
      'an inclusion within what is allowed',
      { allow: ['docs__*', 'mail__send'] },
      { docs: { include: ['search', 'read_*'] }, mail: {} },
      { allow: ['mail__send', 'docs__search', 'docs__read_*'], deny: [] },
    ],
    [
      'an inclusion for a server that is allowed by its id',
      { allow: ['docs', 'mail'] },
      { docs: { include: ['search'] }, mail: {} },
      { allow: ['docs__search', 'mail__*'], deny: [] },
    ],
    [
      'an inclusion of what is not allowed',
      { allow: ['docs__write'] },
      { docs: { include: ['search'] } },
      NOTHING,
    ],
  ])("keep to %s of a server's own", async (_, tools, servers, expected) => {
    expect(await shared(tools, servers)).toEqual(expected);
  });
});

describe("an agent's tools", () => {
  it.each<[string, unknown, unknown, unknown, unknown]>([
    ['nothing', undefined, undefined, undefined, ALL],
    [
      'rules of its own',
      { allow: ['a'], deny: ['b'] },
      undefined,
      { deny: ['c'] },
      { allow: ['a'], deny: ['b'] },
    ],
    [
      'rules of the defaults too',
      { allow: ['a'], deny: ['b'] },
      { allow: ['x'], deny: ['y'] },
      {},
      { allow: ['a'], deny: ['y', 'b'] },
    ],
    ['rules of the defaults only', {}, { allow: ['x'], deny: ['y'] }, {}, { allow: ['x'], deny: ['y'] }],
    ['the profile coding', { profile: 'coding' }, undefined, { profile: 'minimal' }, ALL],
    ['the profile minimal', { profile: 'minimal' }, undefined, undefined, NOTHING],
    ['the profile minimal for all', {}, undefined, { profile: 'minimal' }, NOTHING],
    [
      'minimal and further tools',
      { profile: 'minimal', alsoAllow: ['bundle-mcp'], deny: ['d'] },
      {},
      {},
      { allow: ['*'], deny: ['d'] },
    ],
    [
      'minimal and further tools for all',
      { allow: ['docs__read', 'x'] },
      {},
      { profile: 'minimal', alsoAllow: ['docs__*'] },
      { allow: ['docs__read'], deny: [] },
    ],
    ['further tools without a profile', { alsoAllow: ['a'] }, {}, {}, ALL],
  ])('with %s', async (_, tools, defaults, top, expected) => {
    expect(await ofAgent(tools, defaults, top)).toEqual(expected);
  });
});
