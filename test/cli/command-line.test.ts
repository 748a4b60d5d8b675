import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { temporaryFolder } from '../config/support.ts';
import { fakeEdge } from './fake-edge.ts';

const QUICKSTART = join(import.meta.dirname, '../../examples/quickstart.json5');

async function run(commandArguments: readonly string[], environment: Record<string, string> = {}) {
  const edge = fakeEdge(environment);
  const code = await runCommandLine(commandArguments, edge);
  return { code, out: edge.out(), errors: edge.errors() };
}

describe('help', () => {
  it.each([
    [['--help'], ['gateway', 'config', 'agent', 'sessions', 'tools', '--version']],
    [
      ['gateway', '--help'],
      ['--config <file>', '--port', '--bind', '--token', '--show-examples', '--log-level'],
    ],
    [
      ['config', '--help'],
      ['validate', 'print'],
    ],
    [
      ['config', 'validate', '--help'],
      ['--config <file>', '--strict'],
    ],
    [['config', 'print', '--help'], ['--config <file>']],
    [
      ['agent', '--help'],
      ['--message <text>', '--agent', '--session-key', '--model', '--channel', '--json', 'Examples:'],
    ],
    [
      ['sessions', '--help'],
      ['list', 'show', 'export', 'delete'],
    ],
    [
      ['sessions', 'list', '--help'],
      ['--agent', '--contains', '--limit', '--json', 'Examples:'],
    ],
    [
      ['sessions', 'show', '--help'],
      ['<key>', '--agent', '--all', '--json', 'Examples:'],
    ],
    [
      ['sessions', 'export', '--help'],
      [
        '<key>',
        '--format',
        '"jsonl", "markdown"',
        '--output',
        '--force',
        'Examples:',
        'backendModel',
        'usage',
      ],
    ],
    [
      ['sessions', 'delete', '--help'],
      ['[keys...]', '--older-than', '--all', '--yes', '--dry-run', 'Examples:'],
    ],
    [
      ['tools', 'list', '--help'],
      ['--agent', '--channel', '--json', 'Examples:'],
    ],
  ])('of %j goes to stdout with code 0', async (commandArguments, words) => {
    const { code, out, errors } = await run(commandArguments);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    for (const word of words) expect(out).toContain(word);
  });

  it('stands on stderr with code 2 when no command is given', async () => {
    const { code, out, errors } = await run([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toContain('Usage: clawgate');
  });
});

describe('the command line', () => {
  it('prints the version', async () => {
    expect(await run(['--version'])).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      errors: '',
    });
  });

  it.each([
    [['gatewya'], /unknown command 'gatewya'.*gateway/s],
    [['gateway', '--prot', '1'], /unknown option '--prot'.*--port/s],
    [['gateway', '--port'], /argument missing/],
    [['gateway', 'extra'], /too many arguments/],
    [['config', 'check'], /unknown command 'check'/],
    [['agent'], /required option '--message <text>' not specified/],
    [['sessions', 'show'], /missing required argument 'key'/],
    [
      ['sessions', 'list', '--limit', '0'],
      /--limit <number>' argument '0' is invalid.*whole number from 1 up/,
    ],
    [['sessions', 'list', '--limit', '1e3'], /whole number from 1 up/],
    [['sessions', 'export', 'x', '--format', 'xml'], /Allowed choices are jsonl, markdown/],
    [['sessions', 'delete', '--older-than', '30'], /takes a duration such as 90m, 12h, 30d or 2w/],
    [['sessions', 'prune'], /unknown command 'prune'/],
  ])('refuses %j with code 2', async (commandArguments, message) => {
    const { code, out, errors } = await run(commandArguments);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toMatch(message);
  });
});

describe('sessions and tools', () => {
  it.each([
    [['sessions', 'list', '--limit', '3'], 'No sessions.\n'],
    [['sessions', 'delete', '--older-than', '30d'], 'No sessions to delete.\n'],
    [['tools', 'list'], 'No MCP servers are configured: mcp.servers is empty.\n'],
  ])('%j goes through to the command', async (commandArguments, out) => {
    const environment = { OPENCLAW_STATE_DIR: await temporaryFolder() };
    expect(await run([...commandArguments, '--config', QUICKSTART], environment)).toEqual({
      code: 0,
      out,
      errors: '',
    });
  });

  it('an agent answers from the command line', async () => {
    const environment = { OPENCLAW_STATE_DIR: await temporaryFolder() };
    const { code, out } = await run(
      ['agent', '--config', QUICKSTART, '--message', 'What is 2 + 3?', '--json'],
      environment,
    );
    expect({ code, status: JSON.parse(out).status }).toEqual({ code: 0, status: 'completed' });
  });

  it.each([
    ['show', 'x'],
    ['export', 'x'],
  ])('sessions %s of an unknown session fails with code 1', async (command, key) => {
    const environment = { OPENCLAW_STATE_DIR: await temporaryFolder() };
    const { code, errors } = await run(['sessions', command, key, '--config', QUICKSTART], environment);
    expect({ code, errors }).toEqual({
      code: 1,
      errors: 'The agent main has no session x. There are no sessions.\n',
    });
  });
});

describe('config validate', () => {
  it('says that a configuration is valid, and from which files', async () => {
    expect(await run(['config', 'validate', '--config', QUICKSTART])).toEqual({
      code: 0,
      out: `The configuration is valid: ${QUICKSTART}\n`,
      errors: '',
    });
  });

  it('lays repeated files over one another, and prints notes on stderr', async () => {
    const folder = await temporaryFolder({ 'over.json5': { channels: {}, gateway: { bind: 'lan' } } });
    const { code, out, errors } = await run([
      'config',
      'validate',
      '--config',
      QUICKSTART,
      '--config',
      join(folder, 'over.json5'),
    ]);
    expect(code).toBe(0);
    expect(out).toContain(`${QUICKSTART}, ${folder}`);
    expect(errors).toMatch(
      /^Note: Sections that Clawgate does not read: channels\.\nWarning: Listening beyond loopback/,
    );
  });

  it('refuses with code 2, and more so when strict', async () => {
    const folder = await temporaryFolder({
      'c.json5': { gateway: { auth: { mode: 'none' }, tailscale: {} } },
    });
    const args = ['config', 'validate', '--config', join(folder, 'c.json5')];
    expect((await run(args)).code).toBe(0);
    const { code, out, errors } = await run([...args, '--strict']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toContain('gateway.tailscale');
  });

  it('names the quickstart when there is no file', async () => {
    const { code, errors } = await run(['config', 'validate'], {
      OPENCLAW_STATE_DIR: await temporaryFolder(),
    });
    expect(code).toBe(2);
    expect(errors).toContain('npm run quickstart');
  });
});

describe('config print', () => {
  it('prints the merged configuration as JSON with the secrets masked', async () => {
    const { code, out } = await run(['config', 'print', '--config', QUICKSTART], {
      OPENCLAW_GATEWAY_PORT: '1',
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      gateway: { port: 1, bind: 'loopback', auth: { mode: 'token', token: '***' } },
      agents: { list: [{ id: 'main' }, { id: 'research' }] },
    });
    expect(out).not.toContain('clawgate-quickstart');
  });
});
