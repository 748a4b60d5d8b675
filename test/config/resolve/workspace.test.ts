import { describe, expect, it } from 'vitest';
import { loadSound } from '../support.ts';

async function workspaces(section: unknown, variables: Record<string, string> = {}) {
  const environment = { HOME: '/home/op', OPENCLAW_STATE_DIR: '/state', ...variables };
  const { config } = await loadSound({ agents: section }, { environment });
  return config.agents.map(({ workspace }) => workspace);
}

describe("an agent's workspace", () => {
  const two = { list: [{ id: 'a' }, { id: 'B', default: true }] };
  const entries = { a: {}, B: {} };
  const shared = { workspace: '~/agents' };
  it.each<[string, unknown, (string | undefined)[]]>([
    ['with nothing configured', {}, ['/state/workspace']],
    ['of the only agent', { defaults: shared, list: [{ id: 'a' }] }, ['/home/op/agents']],
    ['of its own', { defaults: shared, list: [{ id: 'a', workspace: '/own' }] }, ['/own']],
    [
      'of several agents in the older form',
      { defaults: shared, ...two },
      ['/home/op/agents/a', '/home/op/agents'],
    ],
    ['of several entries', { defaults: shared, entries }, ['/home/op/agents/a', '/home/op/agents/b']],
    ['of several agents without a shared one', two, ['/state/workspace-a', '/state/workspace']],
    ['that is not to be read', { defaults: { contextInjection: 'never' } }, [undefined]],
    [
      'that one agent reads all the same',
      { defaults: { contextInjection: 'never', ...shared }, list: [{ id: 'a', contextInjection: 'always' }] },
      ['/home/op/agents'],
    ],
  ])('%s: %j is %j', async (_, section, expected) => {
    expect(await workspaces(section)).toEqual(expected);
  });

  it('comes from OPENCLAW_WORKSPACE_DIR where the file names none', async () => {
    const variables = { OPENCLAW_WORKSPACE_DIR: '~/elsewhere' };
    expect(await workspaces(two, variables)).toEqual(['/home/op/elsewhere/a', '/home/op/elsewhere']);
    expect(await workspaces({ defaults: shared }, variables)).toEqual(['/home/op/agents']);
  });
});
