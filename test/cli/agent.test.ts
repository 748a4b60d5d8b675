import { describe, expect, it } from 'vitest';
import { type AgentOptions, type AgentRunnerFactory, runAgent } from '../../src/cli/agent.ts';
import type { Attempt } from '../../src/core/backends/backend.ts';
import type { RunEvent } from '../../src/core/run-events.ts';
import { AppError } from '../../src/errors.ts';
import type { AgentMessage } from '../../src/services/create-agent-runner.ts';
import type { FakeEdgeOptions } from './fake-edge.ts';
import { storedSessions } from './sessions/stored-sessions.ts';

const START: RunEvent = {
  type: 'run-start',
  agentId: 'main',
  sessionKey: 'agent:main:main',
  backendModel: 'sim/swift',
};
const USAGE = { inputTokens: 10, outputTokens: 3 };
const COMPLETED: RunEvent = { type: 'run-end', status: 'completed', reason: 'stop', usage: USAGE };
const HELLO: RunEvent = { type: 'text-delta', text: 'Hello.' };

type Script = readonly (readonly RunEvent[] | 'stop' | 'close-output')[];

/** Runs the command against a runner that follows a script; a stop there is a Ctrl+C at that moment. */
async function run(
  script: Script | AppError,
  options: Partial<AgentOptions> = {},
  {
    edge: edgeOptions,
    attempts = [],
  }: { readonly edge?: FakeEdgeOptions; readonly attempts?: readonly Attempt[] } = {},
) {
  const { config, edge: createEdge } = await storedSessions();
  const edge = createEdge(edgeOptions);
  const asked: AgentMessage[] = [];
  let closed = 0;
  const factory: AgentRunnerFactory = async () => ({
    run(message, signal) {
      asked.push(message);
      if (script instanceof AppError) throw script;
      const { agentId = '', sessionKey = '' } = message;
      return { agentId, sessionKey, attempts, events: play(script, signal) };
    },
    close: async () => {
      closed += 1;
    },
  });
  async function* play(steps: Script, signal: AbortSignal): AsyncGenerator<readonly RunEvent[]> {
    for (const step of steps) {
      if (step === 'stop') edge.signal('SIGINT', 1_000);
      else if (step === 'close-output') edge.closeOutput();
      else yield step;
      // As a run does: it notices at its next await.
      await Promise.resolve();
      if (signal.aborted) {
        yield [{ type: 'run-end', status: 'cancelled' }];
        return;
      }
    }
  }
  const code = await runAgent({ config, message: 'Hi', json: false, ...options }, edge, factory);
  return {
    code,
    out: edge.out(),
    errors: edge.errors(),
    screen: edge.screen(),
    exits: edge.exits,
    asked,
    closed,
  };
}

describe('clawgate agent', () => {
  it('prints the answer alone, and ends the runner', async () => {
    const result = await run([[START], [HELLO], [COMPLETED]]);
    expect(result).toMatchObject({ code: 0, out: 'Hello.\n', closed: 1, exits: [] });
    expect(result.errors).toMatch(/^(Warning: .*\n)?$/);
  });

  it.each<[string, Partial<AgentOptions>, Partial<AgentMessage>]>([
    ['the default agent and its main session', {}, { agentId: 'main', sessionKey: 'agent:main:main' }],
    [
      'an agent in any spelling',
      { agent: 'RESEARCH' },
      { agentId: 'Research', sessionKey: 'agent:Research:main' },
    ],
    [
      'the agent of a key',
      { sessionKey: ' agent:research:x ' },
      { agentId: 'Research', sessionKey: 'agent:research:x' },
    ],
    [
      'the default agent with another key',
      { sessionKey: 'chat-1' },
      { agentId: 'main', sessionKey: 'chat-1' },
    ],
    [
      'a backend model and a channel',
      { model: 'sim/x', channel: 'cli' },
      { backendModel: 'sim/x', channel: 'cli' },
    ],
  ])('asks %s', async (_, options, asked) => {
    const result = await run([[START], [COMPLETED]], options);
    expect(result.asked).toEqual([expect.objectContaining({ message: 'Hi', ...asked })]);
  });

  it('reads the message from stdin', async () => {
    const input = [new TextEncoder().encode('From a pipe\n')];
    const { asked } = await run([[START], [COMPLETED]], { message: '-' }, { edge: { input } });
    expect(asked[0]?.message).toBe('From a pipe');
  });

  it.each<[string, Partial<AgentOptions>, string]>([
    ['an unknown agent', { agent: 'nobody' }, 'There is no agent nobody. Configured: main, Research.\n'],
    [
      'a key of another agent',
      { agent: 'main', sessionKey: 'agent:research:x' },
      'belongs to the agent research',
    ],
    ['an empty message', { message: '' }, '--message is empty.\n'],
  ])('refuses %s', async (_, options, message) => {
    const { code, errors, asked } = await run([], options);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
    expect(errors).toContain(message);
  });

  it('prints the failure of a run with its code, after what was said', async () => {
    const failure = new AppError('rate_limit_exceeded', 'sim is out of quota.');
    const { code, out, errors, closed } = await run([
      [START],
      [HELLO],
      [{ type: 'run-end', status: 'failed', failure }],
    ]);
    expect({ code, out, closed }).toEqual({ code: 1, out: 'Hello.\n', closed: 1 });
    expect(errors).toContain('Error: sim is out of quota. (rate_limit_exceeded)\n');
  });

  it('prints what means no run', async () => {
    const error = new AppError('unknown_provider', 'x-openclaw-model names the provider "x".', {
      param: 'x-openclaw-model',
    });
    const { code, errors, closed } = await run(error, { model: 'x/y' });
    expect({ code, closed }).toEqual({ code: 2, closed: 1 });
    expect(errors).toContain('Error: --model names the provider "x". (unknown_provider)\n');
  });

  it.each([
    ['length', 'the limit of its length'],
    ['content-filter', "the backend's content filter"],
  ] as const)('warns of an answer that %s ended', async (reason, words) => {
    const { code, errors } = await run([[START], [HELLO, { type: 'run-end', status: 'incomplete', reason }]]);
    expect(code).toBe(0);
    expect(errors).toContain(`Warning: the answer is incomplete, ended by ${words}.\n`);
  });

  it('cancels the run at a signal, waits for its end, and ends with 130', async () => {
    const { code, out, errors, exits, closed } = await run([[START], [HELLO], 'stop', [HELLO], [COMPLETED]]);
    expect({ code, out, exits, closed }).toEqual({ code: 130, out: 'Hello.\n', exits: [], closed: 1 });
    expect(errors).toContain('Cancelled. What was said is kept in the session agent:main:main.\n');
  });

  it('cancels the run when nobody reads its answer any more, without a word', async () => {
    const { code, errors } = await run([[START], [HELLO], 'close-output', [HELLO], [COMPLETED]]);
    expect(code).toBe(141);
    expect(errors).not.toContain('Cancelled');
  });

  it('shows tools and reasoning on a terminal', async () => {
    const { screen } = await run(
      [
        [START],
        [{ type: 'reasoning-delta', text: 'Hm.' }],
        [{ type: 'server-tool-call', callId: 'c', name: 't', argumentsText: '{}' }],
        [{ type: 'tool-result', callId: 'c', name: 't', content: [], isError: false }],
        [HELLO, COMPLETED],
      ],
      {},
      { edge: { outColumns: 80, errorColumns: 80 } },
    );
    expect(screen).toContain(
      '\x1b[2m(reasoning) Hm.\x1b[22m\n\x1b[2m→ t {}\x1b[22m\n\x1b[2m← t \x1b[22m\nHello.\n',
    );
  });
});

describe('clawgate agent --json', () => {
  it('is one object, when the run has ended', async () => {
    const { code, out } = await run(
      [
        [START],
        [{ type: 'server-tool-call', callId: 'c1', name: 't', argumentsText: '{"a":1}' }],
        [{ type: 'server-tool-call', callId: 'c2', name: 'u', argumentsText: '{}' }],
        [
          {
            type: 'tool-result',
            callId: 'c1',
            name: 't',
            content: [{ type: 'text', text: 'ok' }],
            isError: false,
          },
        ],
        [HELLO],
        [{ type: 'refusal-delta', text: ' No.' }, COMPLETED],
      ],
      { json: true },
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      agentId: 'main',
      sessionKey: 'agent:main:main',
      backendModel: 'sim/swift',
      status: 'completed',
      text: 'Hello. No.',
      toolCalls: [
        { id: 'c1', name: 't', argumentsText: '{"a":1}', result: { text: 'ok', isError: false } },
        { id: 'c2', name: 'u', argumentsText: '{}' },
      ],
      usage: USAGE,
    });
  });

  it('tells of a failure too, and which backends were tried', async () => {
    const failure = new AppError('upstream_overloaded', 'Busy.');
    const attempts = [{ backend: 'sim/swift', keyIndex: 0, outcome: 'upstream_overloaded', durationMs: 5 }];
    const { code, out, errors } = await run(
      [[START], [{ type: 'run-end', status: 'failed', failure }]],
      { json: true },
      { attempts },
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      status: 'failed',
      text: '',
      usage: null,
      error: { code: 'upstream_overloaded', message: 'Busy.' },
      attempts,
    });
    expect(errors).toContain('Error: Busy. (upstream_overloaded)');
  });

  it('is printed for a cancelled run as well', async () => {
    const { code, out } = await run([[START], [HELLO], 'stop', [COMPLETED]], { json: true });
    expect(code).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ status: 'cancelled', text: 'Hello.' });
  });
});
