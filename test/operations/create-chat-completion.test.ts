import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/contract.ts';
import type { ModelEvent } from '../../src/core/model-events.ts';
import { AppError } from '../../src/errors.ts';
import { foldChunks, readChunks } from '../adapters/chat-completions/fold-chunks.ts';
import { thrownBy } from '../core/requests.ts';
import { agentConfig, providerConfig } from '../support/configs.ts';
import { readFrames } from '../support/event-stream.ts';
import { NOW_SECONDS, operationWorld } from './operation-world.ts';

type Body = Schema<'CreateChatCompletionRequest'>;

const USAGE = { inputTokens: 2, outputTokens: 3 };
const HELLO: ModelEvent[] = [
  { type: 'text-delta', text: 'Hello' },
  { type: 'model-end', reason: 'stop', usage: USAGE },
];

const body = (fields: Partial<Body> = {}): Body => ({
  model: 'openclaw',
  messages: [{ role: 'user', content: 'Hi' }],
  ...fields,
});

describe('createChatCompletion', () => {
  it('answers with the completion, the time and the model as it was sent', async () => {
    const { call } = operationWorld({ script: { batches: [HELLO] } });
    const { status, body: completion } = await call('createChatCompletion', body({ model: 'Agent:MAIN' }));
    expect(status).toBe(200);
    expect(completion).toMatchObject({
      id: expect.stringMatching(/^chatcmpl-/),
      created: NOW_SECONDS,
      model: 'Agent:MAIN',
      choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }],
      usage: { total_tokens: 5 },
    });
  });

  it('streams the same answer, usage only where it is asked for', async () => {
    for (const include_usage of [true, false]) {
      const { call, provider } = operationWorld({ script: { batches: [HELLO] } });
      const answer = await call(
        'createChatCompletion',
        body({ stream: true, stream_options: { include_usage } }),
      );
      const completion = foldChunks(readChunks(answer.frames?.join('') ?? ''));
      expect(completion.choices[0]?.message.content).toBe('Hello');
      expect(completion.usage?.total_tokens).toBe(include_usage ? 5 : undefined);
      expect(provider.requests[0]?.streaming).toBe(true);
    }
  });

  it('tells agent, session and backend model in headers, and all of it and the end to the log', async () => {
    const { call, asked } = operationWorld({ script: { batches: [HELLO] } });
    const answer = await call('createChatCompletion', body({ model: 'openclaw/research', user: 'ada' }));
    expect(answer.headers).toEqual({
      'x-openclaw-agent-id': 'Research',
      'x-openclaw-session-key': 'agent:Research:openai-user:ada',
      'x-openclaw-model': 'sim/sim-1',
    });
    expect(answer.notes).toEqual({
      agent: 'Research',
      backendModel: 'sim/sim-1',
      history: 'new',
      runStatus: 'completed',
      inputTokens: 2,
      outputTokens: 3,
    });
    expect(asked).toEqual(['sim']);
  });

  it('takes agent, backend model, session and channel from the headers', async () => {
    const { call, asked, provider } = operationWorld({ script: { batches: [HELLO] } });
    const answer = await call('createChatCompletion', body({ model: 'gpt-4o', user: 'ada' }), {
      headers: {
        'x-openclaw-agent-id': 'research',
        'x-openclaw-model': 'vendor/big',
        'x-openclaw-session-key': ' mine ',
        'x-openclaw-message-channel': 'telegram',
      },
    });
    expect(answer.headers).toMatchObject({
      'x-openclaw-agent-id': 'Research',
      'x-openclaw-model': 'vendor/big',
      'x-openclaw-session-key': 'mine',
    });
    expect(asked).toEqual(['vendor']);
    expect(provider.requests[0]).toMatchObject({
      model: 'big',
      instructions: 'Message channel: telegram.\nToday is Friday, 2026-03-20 (UTC).',
      options: { endUser: 'ada' },
    });
  });

  it('gives each request without a user a session of its own', async () => {
    const { call } = operationWorld();
    const keys = [await call('createChatCompletion', body()), await call('createChatCompletion', body())].map(
      ({ headers }) => headers['x-openclaw-session-key'],
    );
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^agent:main:openai:.+/);
  });

  it('lets the request win over the agent, and the agent over the model', async () => {
    const [listed] = providerConfig({ id: 'sim' }).models;
    if (listed === undefined) throw new Error('The provider lists no model.');
    const world = (params: Record<string, unknown>) =>
      operationWorld({
        agents: [agentConfig({ id: 'main', isDefault: true, params })],
        providers: { sim: providerConfig({ id: 'sim', models: [{ ...listed, maxTokens: 100 }] }) },
      });
    const options = async (params: Record<string, unknown>, fields: Partial<Body>) => {
      const { call, provider } = world(params);
      await call('createChatCompletion', body(fields));
      const { temperature, maxOutputTokens } = provider.requests[0]?.options ?? {};
      return { temperature, maxOutputTokens };
    };
    const params = { temperature: 0.5, maxTokens: 50 };
    expect(await options({}, {})).toEqual({ maxOutputTokens: 100 });
    expect(await options(params, {})).toEqual({ temperature: 0.5, maxOutputTokens: 50 });
    expect(await options(params, { temperature: 0, max_tokens: 5 })).toEqual({
      temperature: 0,
      maxOutputTokens: 5,
    });
  });

  it.each<[Record<string, unknown>, object, object]>([
    [{ topP: 0.1 }, { topP: 0.1 }, {}],
    [{ top_p: 0.1 }, { topP: 0.1 }, {}],
    [
      { frequencyPenalty: 1, presence_penalty: 2, seed: 3 },
      { frequencyPenalty: 1, presencePenalty: 2, seed: 3 },
      {},
    ],
    [{ max_tokens: 4 }, { maxOutputTokens: 4 }, {}],
    [{ max_completion_tokens: 4 }, { maxOutputTokens: 4 }, {}],
    [{ temperature: 'warm', thinking: 'high' }, {}, { temperature: 'warm', thinking: 'high' }],
    [{ constructor: 1 }, {}, { constructor: 1 }],
  ])("reads the agent's params %j", async (params, options, extra) => {
    const agents = [agentConfig({ id: 'main', isDefault: true, params })];
    const { call, provider } = operationWorld({ agents, script: { forwardsExtra: true, batches: [HELLO] } });
    await call('createChatCompletion', body());
    expect(provider.requests[0]?.options).toEqual(options);
    expect(provider.requests[0]?.extra).toEqual(extra);
  });

  it('forwards unknown fields, the request over the agent, where the provider does', async () => {
    const agents = [agentConfig({ id: 'main', isDefault: true, params: { top_k: 1, min_p: 2 } })];
    const { call, provider } = operationWorld({ agents, script: { forwardsExtra: true, batches: [HELLO] } });
    const { headers } = await call('createChatCompletion', { ...body(), top_k: 9 } as Body);
    expect(provider.requests[0]?.extra).toEqual({ top_k: 9, min_p: 2 });
    expect(headers).not.toHaveProperty('x-clawgate-ignored-params');
  });

  it('names what has no effect, in the words of the request', async () => {
    const { call } = operationWorld({ script: { batches: [HELLO], ignores: ['seed', 'topP'] } });
    const asked = { ...body({ store: true, seed: 1, verbosity: 'low' }), top_k: 9 } as Body;
    const { headers } = await call('createChatCompletion', asked);
    expect(headers['x-clawgate-ignored-params']).toBe('store, seed, top_k');
  });

  it('names the limit as the caller spelt it, and nothing that only the agent is configured with', async () => {
    const agents = [agentConfig({ id: 'main', isDefault: true, params: { seed: 1 } })];
    const script = { batches: [HELLO], ignores: ['seed', 'maxOutputTokens'] as const };
    const { call } = operationWorld({ agents, script });
    const { headers } = await call('createChatCompletion', body({ max_tokens: 5 }));
    expect(headers['x-clawgate-ignored-params']).toBe('max_tokens');
  });

  it('refuses two tools of one name', async () => {
    const tool = { type: 'function', function: { name: 'look' } } as const;
    const { call } = operationWorld({ script: { batches: [HELLO] } });
    await expect(call('createChatCompletion', body({ tools: [tool, tool] }))).rejects.toMatchObject({
      code: 'invalid_value',
      param: 'tools[1].function.name',
    });
  });

  it.each<[string, Partial<Body>, object, object]>([
    ['an unknown agent', { model: 'openclaw/nobody' }, {}, { code: 'model_not_found', param: 'model' }],
    ['an unknown provider', {}, { 'x-openclaw-model': 'x/y' }, { code: 'unknown_provider' }],
    ['a reserved session', {}, { 'x-openclaw-session-key': 'cron:1' }, { code: 'reserved_session_key' }],
    ['what cannot be honoured', { audio: {} }, {}, { code: 'unsupported_parameter', param: 'audio' }],
  ])('refuses %s without calling a backend', async (_, fields, headers, error) => {
    const { call, provider } = operationWorld();
    const thrown = await thrownBy(() =>
      call('createChatCompletion', body(fields), { headers: { ...headers } }),
    );
    expect(thrown).toMatchObject(error);
    expect(provider.requests).toEqual([]);
  });

  it('holds the images against the configuration', async () => {
    const { call } = operationWorld();
    const image = { type: 'image_url' as const, image_url: { url: 'data:image/png;base64,AAAA' } };
    const thrown = await thrownBy(() =>
      call('createChatCompletion', body({ messages: [{ role: 'user', content: [image, image] }] })),
    );
    expect(thrown).toMatchObject({ code: 'invalid_value', param: 'messages[0].content' });
  });

  it.each<[readonly string[], Record<string, string>, string | null]>([
    [['operator.write'], {}, null],
    [['operator.admin'], { 'x-openclaw-model': 'vendor/big' }, null],
    [['operator.read'], {}, 'missing scope: operator.write'],
    [['operator.write'], { 'x-openclaw-model': 'vendor/big' }, 'missing scope: operator.admin'],
  ])('with the scopes %j and the headers %j throws %j', async (scopes, headers, message) => {
    const { call } = operationWorld();
    const answer = call('createChatCompletion', body(), { scopes, headers });
    if (message === null) expect((await answer).status).toBe(200);
    else expect(await thrownBy(() => answer)).toMatchObject({ status: 403, message });
  });

  const failure = new AppError('upstream_overloaded');
  const FAILS: ModelEvent = { type: 'model-end', reason: 'failed', failure };

  it.each([true, false])('throws an early failure, with stream %j', async (stream) => {
    const { call } = operationWorld({ script: { batches: [[FAILS]] } });
    expect(await thrownBy(() => call('createChatCompletion', body({ stream })))).toBe(failure);
  });

  it('throws a late failure of an answer that is not streamed', async () => {
    const { call } = operationWorld({ script: { batches: [[{ type: 'text-delta', text: 'a' }], [FAILS]] } });
    expect(await thrownBy(() => call('createChatCompletion', body()))).toBe(failure);
  });

  it('ends a stream that fails midway with an error frame, and tells the log', async () => {
    const { call } = operationWorld({ script: { batches: [[{ type: 'text-delta', text: 'a' }], [FAILS]] } });
    const { frames, error, notes } = await call('createChatCompletion', body({ stream: true }));
    expect(error?.thrown).toBe(failure);
    const whole = readFrames(`${frames?.join('')}${error?.frame}`);
    expect(JSON.parse(whole.at(-1)?.data ?? '')).toMatchObject({ error: { code: 'upstream_overloaded' } });
    expect(notes).toMatchObject({ runStatus: 'failed', errorCode: 'upstream_overloaded' });
  });

  it('ends the call of the backend when its own caller leaves', async () => {
    const leaving = new AbortController();
    const script = { batches: [HELLO], beforeBatch: () => leaving.abort() };
    const { call, provider } = operationWorld({ script });
    await call('createChatCompletion', body(), { signal: leaving.signal });
    expect(provider.signals).toMatchObject([{ aborted: true }]);
  });
});
