import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ModelEnd, ModelEvent } from '../../src/core/model-events.ts';
import type { ModelRequest } from '../../src/core/model-request.ts';
import type { RunEnd } from '../../src/core/run-events.ts';
import { AppError } from '../../src/errors.ts';
import { eventStreams } from './event-streams.ts';
import { backendOf, collect, modelRequest, RUN_START } from './requests.ts';
import { runScript, startRun } from './run-world.ts';
import { type Script, scriptedProvider } from './scripted-provider.ts';

const TEXT: ModelEvent = { type: 'text-delta', text: 'Hi' };
const STOP: ModelEnd = { type: 'model-end', reason: 'stop' };
const USAGE = { inputTokens: 3, outputTokens: 4 };

const call = (name: string, index = 0): ModelEvent[] => [
  { type: 'tool-call-start', index, id: `call_${index}`, name },
  { type: 'tool-call-end', index },
];

describe('run', () => {
  it('tells agent, session and backend model before the backend is called', async () => {
    const provider = scriptedProvider({ batches: [[STOP]] });
    const { events } = startRun({ backends: [backendOf(provider)] });
    expect(await events.next()).toEqual({ done: false, value: [RUN_START] });
    expect(provider.requests).toEqual([]);
  });

  it('gives the provider the request, and a signal that fires with the caller', async () => {
    const leaving = new AbortController();
    const request = modelRequest({ messages: [{ role: 'user', content: [{ type: 'text', text: 'You?' }] }] });
    const { provider } = await runScript({ batches: [[STOP]] }, request, leaving.signal);
    expect(provider.requests).toEqual([request]);
    expect(provider.signals).toHaveLength(1);
  });

  it('keeps content events, their order and their batches, and ends the last one', async () => {
    await fc.assert(
      fc.asyncProperty(eventStreams, async ({ batches, end }) => {
        const modelEnd: ModelEnd = {
          type: 'model-end',
          reason: end.status === 'incomplete' ? end.reason : 'stop',
          usage: end.usage,
        };
        const script = batches
          .slice(1)
          .map((batch) => batch.map((event) => (event.type === 'run-end' ? modelEnd : event) as ModelEvent));
        const ran = await runScript({ batches: script });
        expect(ran.batches).toEqual(batches);
        expect(ran.told).toEqual([end]);
      }),
    );
  });

  it.each<[string, readonly ModelEvent[], ModelEnd['reason'], Partial<RunEnd>]>([
    ['stop', [TEXT], 'stop', { status: 'completed', reason: 'stop' }],
    ['stop after calls, as some backends say', call('a'), 'stop', { status: 'tool-calls' }],
    ['tool-calls', call('a'), 'tool-calls', { status: 'tool-calls', reason: 'tool-calls' }],
    ['tool-calls without any call', [TEXT], 'tool-calls', { status: 'completed', reason: 'stop' }],
    ['length', [TEXT], 'length', { status: 'incomplete', reason: 'length' }],
    ['length inside a call', call('a'), 'length', { status: 'incomplete', reason: 'length' }],
    ['content-filter', [], 'content-filter', { status: 'incomplete', reason: 'content-filter' }],
    ['cancelled', [TEXT], 'cancelled', { status: 'cancelled' }],
  ])('reads the end %s', async (_, content, reason, want) => {
    const { end, told } = await runScript({
      batches: [[...content, { type: 'model-end', reason, usage: USAGE }]],
    });
    expect(end).toMatchObject({ type: 'run-end', usage: USAGE, ...want });
    expect(told).toEqual([end]);
  });

  it('leaves usage absent when the backend reported none', async () => {
    const { end } = await runScript({ batches: [[STOP]] });
    expect(end?.usage).toBeUndefined();
  });

  it('carries the failure of a model-end, with the usage', async () => {
    const failure = new AppError('rate_limit_exceeded');
    const { end } = await runScript({
      batches: [[TEXT], [{ type: 'model-end', reason: 'failed', failure, usage: USAGE }]],
    });
    expect(end).toEqual({ type: 'run-end', status: 'failed', failure, usage: USAGE });
  });

  it('calls a failure without a reason upstream_error', async () => {
    const { end } = await runScript({ batches: [[{ type: 'model-end', reason: 'failed' }]] });
    expect(end).toMatchObject({ status: 'failed', failure: { code: 'upstream_error' } });
  });

  it.each<[string, Script, string]>([
    [
      'throws an AppError before its call',
      { throws: { afterBatches: 0, thrown: new AppError('unsupported_parameter', 'no seed') } },
      'unsupported_parameter',
    ],
    [
      'throws anything else before its call',
      { throws: { afterBatches: 0, thrown: new Error('bug') } },
      'internal_error',
    ],
    [
      'throws midway, against its promise',
      { batches: [[TEXT]], throws: { afterBatches: 1, thrown: new TypeError('bug') } },
      'internal_error',
    ],
    ['just stops', { batches: [[TEXT]] }, 'upstream_interrupted'],
    ['says nothing at all', {}, 'upstream_interrupted'],
  ])('ends as failed when the provider %s', async (_, script, code) => {
    const { batches, end, told, provider } = await runScript(script);
    expect(end).toMatchObject({ status: 'failed', failure: { code } });
    expect(batches.slice(1, -1)).toEqual(script.batches ?? []);
    expect(told).toEqual([end]);
    expect(provider.closed()).toBe(1);
  });

  it('keeps what was thrown as the cause', async () => {
    const thrown = new Error('bug');
    const { end } = await runScript({ throws: { afterBatches: 0, thrown } });
    expect(end?.status === 'failed' && end.failure.cause).toBe(thrown);
  });

  it('throws for a provider that throws synchronously no more than for any other', async () => {
    const told: RunEnd[] = [];
    const provider = {
      ...scriptedProvider({}),
      stream: () => {
        throw new AppError('upstream_not_configured');
      },
    };
    const { events } = startRun({ backends: [backendOf(provider)], onEnd: (end) => told.push(end) });
    expect((await collect(events)).at(-1)).toMatchObject([{ failure: { code: 'upstream_not_configured' } }]);
    expect(told).toHaveLength(1);
  });
});

describe('run, tool_choice', () => {
  const failed = { status: 'failed', failure: { code: 'tool_choice_unmet' } };

  it.each<[string, ModelRequest['toolChoice'], readonly ModelEvent[], object, RegExp?]>([
    ['required and a call', { type: 'required' }, call('a'), { status: 'tool-calls' }],
    [
      'required and no call',
      { type: 'required' },
      [TEXT],
      failed,
      /at least one tool call; the model made none/,
    ],
    [
      'required with a limit, kept',
      { type: 'required', allowed: ['a'] },
      call('a'),
      { status: 'tool-calls' },
    ],
    [
      'required with a limit, broken',
      { type: 'required', allowed: ['a'] },
      call('b'),
      failed,
      /b, which tool_choice/,
    ],
    [
      'required with a limit, broken by the second call',
      { type: 'required', allowed: ['a'] },
      [...call('a'), ...call('b', 1)],
      failed,
      /b, which tool_choice does not allow/,
    ],
    ['auto with a limit, no call', { type: 'auto', allowed: ['a'] }, [TEXT], { status: 'completed' }],
    ['auto with a limit, broken', { type: 'auto', allowed: ['a'] }, call('b'), failed],
    ['auto and any call', { type: 'auto' }, call('b'), { status: 'tool-calls' }],
    ['none and no call', { type: 'none' }, [TEXT], { status: 'completed' }],
    ['none and a call', { type: 'none' }, call('a'), failed, /a, which tool_choice does not allow/],
    ['one by name, called', { type: 'tool', name: 'a' }, call('a'), { status: 'tool-calls' }],
    [
      'one by name, called beside another',
      { type: 'tool', name: 'a' },
      [...call('b'), ...call('a', 1)],
      { status: 'tool-calls' },
    ],
    [
      'one by name, another called',
      { type: 'tool', name: 'a' },
      call('b'),
      failed,
      /a call of a; .*something else/,
    ],
    ['one by name, no call', { type: 'tool', name: 'a' }, [TEXT], failed, /a call of a; the model made none/],
  ])('%s', async (_, toolChoice, content, want, message = /./) => {
    const { end } = await runScript({ batches: [content, [{ ...STOP, usage: USAGE }]] }, { toolChoice });
    expect(end).toMatchObject({ ...want, usage: USAGE });
    if (end?.status === 'failed') expect(end.failure.message).toMatch(message);
  });

  it('asks nothing of an answer that was cut off', async () => {
    const { end } = await runScript(
      { batches: [[TEXT, { type: 'model-end', reason: 'length' }]] },
      { toolChoice: { type: 'required' } },
    );
    expect(end).toMatchObject({ status: 'incomplete', reason: 'length' });
  });
});

describe('run, cancelled', () => {
  const failure = new AppError('upstream_interrupted');

  it.each<[string, Script]>([
    ['the provider says cancelled', { batches: [[TEXT], [{ type: 'model-end', reason: 'cancelled' }]] }],
    ['the provider says failed', { batches: [[TEXT], [{ type: 'model-end', reason: 'failed', failure }]] }],
    ['the provider throws', { batches: [[TEXT]], throws: { afterBatches: 1, thrown: new Error('socket') } }],
    ['the provider just stops', { batches: [[TEXT]] }],
  ])('is cancelled after the caller left and %s', async (_, script) => {
    const leaving = new AbortController();
    const { end, told } = await runScript(
      { ...script, beforeBatch: () => leaving.abort() },
      {},
      leaving.signal,
    );
    expect(end).toMatchObject({ type: 'run-end', status: 'cancelled' });
    expect(told).toEqual([end]);
  });

  it('is failed with the AppError that the signal fired with: the caller is still there', async () => {
    for (const last of [
      { type: 'model-end', reason: 'cancelled', usage: USAGE },
      { type: 'model-end', reason: 'failed', failure, usage: USAGE },
    ] as const) {
      const shutdown = new AbortController();
      const reason = new AppError('shutting_down');
      const { end } = await runScript(
        { batches: [[last]], beforeBatch: () => shutdown.abort(reason) },
        {},
        shutdown.signal,
      );
      expect(end).toEqual({ type: 'run-end', status: 'failed', failure: reason, usage: USAGE });
    }
  });

  it('is complete when the model ended in spite of the signal', async () => {
    const leaving = new AbortController();
    const { end } = await runScript(
      { batches: [[TEXT, STOP]], beforeBatch: () => leaving.abort() },
      {},
      leaving.signal,
    );
    expect(end).toMatchObject({ status: 'completed' });
  });

  it.each([1, 2, 3])(
    'tells the end and closes the upstream when the caller stops after batch %i',
    async (stop) => {
      const provider = scriptedProvider({ batches: [[TEXT], [TEXT], [TEXT], [STOP]] });
      const onEnd = vi.fn();
      const { events } = startRun({ backends: [backendOf(provider)], onEnd });
      let seen = 0;
      for await (const _ of events) {
        seen += 1;
        if (seen === stop) break;
      }
      expect(onEnd.mock.calls).toEqual([[{ type: 'run-end', status: 'cancelled' }]]);
      expect(provider.closed()).toBe(provider.requests.length);
    },
  );

  it('tells the end before its caller hears of it, and once', async () => {
    const onEnd = vi.fn();
    const provider = scriptedProvider({ batches: [[TEXT, STOP]] });
    const { events } = startRun({ backends: [backendOf(provider)], onEnd });
    await events.next();
    expect(onEnd).not.toHaveBeenCalled();
    expect((await events.next()).value).toMatchObject([TEXT, { status: 'completed' }]);
    expect(onEnd).toHaveBeenCalledOnce();
    await events.return();
    expect(onEnd.mock.calls).toMatchObject([[{ status: 'completed' }]]);
  });
});
