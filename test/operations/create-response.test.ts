import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/contract.ts';
import type { ModelEvent } from '../../src/core/model-events.ts';
import { AppError } from '../../src/errors.ts';
import { readStrictly } from '../adapters/responses/strict-reader.ts';
import { thrownBy } from '../core/requests.ts';
import { NOW_SECONDS, operationWorld } from './operation-world.ts';

type Body = Schema<'CreateResponseRequest'>;

const HELLO: ModelEvent[] = [
  { type: 'reasoning-delta', text: 'Hm' },
  { type: 'text-delta', text: 'Hello' },
  { type: 'model-end', reason: 'stop', usage: { inputTokens: 2, outputTokens: 3 } },
];
const body = (fields: Partial<Body> = {}): Body => ({ model: 'openclaw', input: 'Hi', ...fields });

describe('createResponse', () => {
  it('answers with the response, the times and the model as it was sent', async () => {
    const { call } = operationWorld({ script: { batches: [HELLO] } });
    const { status, body: response } = await call('createResponse', body({ model: 'Agent:MAIN' }));
    expect(status).toBe(200);
    expect(response).toMatchObject({
      id: expect.stringMatching(/^resp_/),
      created_at: NOW_SECONDS,
      completed_at: NOW_SECONDS,
      status: 'completed',
      model: 'Agent:MAIN',
      output: [{ type: 'reasoning' }, { type: 'message', content: [{ text: 'Hello' }] }],
      usage: { total_tokens: 5 },
    });
  });

  it('streams the same answer', async () => {
    const { call } = operationWorld({ script: { batches: [HELLO] } });
    const { body: whole } = await call('createResponse', body());
    const world = operationWorld({ script: { batches: [HELLO] } });
    const { frames } = await world.call('createResponse', body({ stream: true }));
    expect(readStrictly(frames?.join('') ?? '').response).toEqual(whole);
    expect(world.provider.requests[0]?.streaming).toBe(true);
  });

  it('has sessions of its own kind', async () => {
    const { call } = operationWorld();
    const session = async (fields: Partial<Body>) =>
      (await call('createResponse', body(fields))).headers['x-openclaw-session-key'];
    expect(await session({ user: 'ada' })).toBe('agent:main:openresponses-user:ada');
    expect(await session({})).toMatch(/^agent:main:openresponses:.+/);
  });

  it('puts the prompt, the instructions and leading messages into the instruction place, in this order', async () => {
    const { call, provider } = operationWorld();
    const input: Body['input'] = [
      { role: 'developer', content: 'D' },
      { role: 'user', content: 'Hi' },
    ];
    await call('createResponse', body({ instructions: 'I', input }));
    expect(provider.requests[0]).toMatchObject({
      instructions: 'Message channel: webchat.\nToday is Friday, 2026-03-20 (UTC).\n\nI\n\nD',
      messages: [{ role: 'user' }],
    });
  });

  it('gives the model the allowed tools only', async () => {
    const { call, provider } = operationWorld();
    const tools = ['a', 'b'].map((name) => ({ type: 'function' as const, name }));
    await call(
      'createResponse',
      body({ tools, tool_choice: { type: 'allowed_tools', tools: tools.slice(1) } }),
    );
    expect(provider.requests[0]?.tools).toEqual([{ name: 'b' }]);
  });

  it('names what has no effect, in the words of the request', async () => {
    const { call } = operationWorld({
      script: { batches: [HELLO], ignores: ['verbosity', 'reasoningEffort'] },
    });
    const asked = body({
      text: { verbosity: 'low' },
      reasoning: { effort: 'low' },
      service_tier: 'flex',
    });
    const { headers } = await call('createResponse', asked);
    expect(headers['x-clawgate-ignored-params']).toBe('text.verbosity, reasoning.effort, service_tier');
  });

  it.each(['conversation', 'prompt'])('refuses %s without calling a backend', async (param) => {
    const { call, provider } = operationWorld();
    const thrown = await thrownBy(() => call('createResponse', body({ [param]: 'x' })));
    expect(thrown).toMatchObject({ code: 'unsupported_parameter', param, status: 400 });
    expect(provider.requests).toEqual([]);
  });

  const failure = new AppError('upstream_overloaded');
  const FAILS: ModelEvent = { type: 'model-end', reason: 'failed', failure };

  it.each([true, false])('throws an early failure, with stream %j', async (stream) => {
    const { call } = operationWorld({ script: { batches: [[FAILS]] } });
    expect(await thrownBy(() => call('createResponse', body({ stream })))).toBe(failure);
  });

  it('ends a stream that fails midway with response.failed, and tells the log', async () => {
    const { call } = operationWorld({ script: { batches: [[{ type: 'text-delta', text: 'a' }], [FAILS]] } });
    const { frames, notes } = await call('createResponse', body({ stream: true }));
    expect(readStrictly(frames?.join('') ?? '').response.status).toBe('failed');
    expect(notes).toMatchObject({ runStatus: 'failed', errorCode: 'upstream_overloaded' });
  });
});
