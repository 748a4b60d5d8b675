import { describe, expect, it } from 'vitest';
import { createScreen } from '../../../src/cli/agent/screen.ts';
import { createRunDisplay } from '../../../src/cli/agent/show-run.ts';
import type { RunEvent, ToolResult } from '../../../src/core/run-events.ts';
import { fakeEdge } from '../fake-edge.ts';

const START: RunEvent = {
  type: 'run-start',
  agentId: 'main',
  sessionKey: 'agent:main:main',
  backendModel: 'sim/swift',
};
const CALL: RunEvent = {
  type: 'server-tool-call',
  callId: 'c1',
  name: 'files__read',
  argumentsText: '{"path":\n"x"}',
};

function result(text: string, isError = false): ToolResult {
  return {
    type: 'tool-result',
    callId: 'c1',
    name: 'files__read',
    content: [{ type: 'text', text }],
    isError,
  };
}

function display(quiet = false) {
  const edge = fakeEdge({ NO_COLOR: '1' }, { outColumns: 200, errorColumns: 200 });
  const screen = createScreen(edge);
  return { edge, screen, show: createRunDisplay(screen, quiet) };
}

describe('a run on the screen', () => {
  it('has its text, its reasoning, its tools and their results', () => {
    const { edge, screen, show } = display();
    const events: readonly RunEvent[] = [
      START,
      { type: 'reasoning-delta', text: 'I ' },
      { type: 'reasoning-delta', text: 'look.' },
      CALL,
      result('Maine\nOhio\n'),
      { type: 'text-delta', text: 'In ' },
      { type: 'text-delta', text: 'Maine.' },
      { type: 'refusal-delta', text: ' No more.' },
      { type: 'run-end', status: 'completed', reason: 'stop' },
    ];
    for (const event of events) show(event);
    screen.end();
    expect(edge.screen()).toBe(
      '(reasoning) I look.\n→ files__read {"path":\\n"x"}\n← files__read Maine (2 lines)\nIn Maine. No more.\n',
    );
    expect(edge.out()).toBe('In Maine. No more.\n');
  });

  it('tells that a tool failed, and cuts what is long', () => {
    const { edge, show } = display();
    show(CALL);
    show(result(`x${'y'.repeat(500)}`, true));
    expect(edge.errors()).toMatch(/← files__read failed: xy+…y+\n$/);
    expect(edge.errors().split('\n')[1]?.length).toBe('← files__read failed: '.length + 120);
  });

  it('says what it waits for', () => {
    const { edge, show } = display(true);
    const waitsFor = () => {
      edge.pass(1_000);
      return /(?:Waiting|Running) [\w /]+(?=, 1 s\r$)/.exec(edge.errors())?.[0];
    };
    expect(waitsFor()).toBe('Waiting for the agent');
    show(START);
    expect(waitsFor()).toBe('Waiting for sim/swift');
    show(CALL);
    expect(waitsFor()).toBe('Running files__read');
    show(result(''));
    expect(waitsFor()).toBe('Waiting for sim/swift');
  });

  it('shows nothing but silence when it is quiet', () => {
    const { edge, screen, show } = display(true);
    for (const event of [START, { type: 'text-delta', text: 'Hi' } as const, CALL, result('x')]) show(event);
    screen.end();
    expect(edge.screen()).toBe('');
  });
});
