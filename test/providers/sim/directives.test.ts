import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../src/errors.ts';
import { createSimProvider } from '../../../src/providers/sim/sim-provider.ts';
import {
  assistant,
  read,
  request,
  type Said,
  simConfig,
  simModel,
  testTime,
  toolResult,
  user,
} from './sim-harness.ts';

const signal = new AbortController().signal;
const OPEN = simConfig(simModel('plain', { allowDirectives: true }));

async function ask(...parts: Parameters<typeof request>): Promise<Said & { sleeps: number[] }> {
  const time = testTime();
  const said = await read(createSimProvider(OPEN, time).stream(request(...parts), signal));
  return { ...said, sleeps: time.sleeps };
}

describe('directives', () => {
  it.each([
    [400, 'upstream_rejected', 400],
    [401, 'upstream_auth_failed', 502],
    [403, 'upstream_auth_failed', 502],
    [429, 'rate_limit_exceeded', 429],
    [500, 'upstream_error', 502],
    [503, 'upstream_overloaded', 503],
    [529, 'upstream_overloaded', 503],
  ])('status=%i is the failure %s', async (status, code, answered) => {
    const said = await ask(`[[sim:status=${status}]] Hello`);
    expect(said.end.failure).toMatchObject({ code, status: answered });
    expect(said.batches).toEqual([[said.end]]);
  });

  it('retry-after goes with the status', async () => {
    const said = await ask('[[sim:status=429 retry-after=7]] Hello');
    expect(said.end.failure?.retryAfterSeconds).toBe(7);
  });

  it('delay waits before anything else, also before a failure', async () => {
    expect((await ask('[[sim:delay=500]] Hello')).sleeps).toEqual([500]);
    expect((await ask('[[sim:delay=500, status=500]] Hello')).sleeps).toEqual([500]);
  });

  it('break-after breaks the stream off in its midst, without usage', async () => {
    const said = await ask('[[sim:break-after=5]] Count to 10');
    expect(said.end).toMatchObject({ reason: 'failed', failure: { code: 'upstream_interrupted' } });
    expect(said.end.usage).toBeUndefined();
    expect(said.text).toBe('1, 2,');
    expect((await ask('[[sim:break-after=0]] Count to 10')).text).toBe('');
    const all = (await ask('Count to 10')).end.usage?.outputTokens ?? 0;
    const last = await ask(`[[sim:break-after=${all}]] Count to 10`);
    expect([last.text.endsWith('10'), last.end.failure?.code]).toEqual([true, 'upstream_interrupted']);
    const late = await ask(`[[sim:break-after=${all + 1}]] Count to 10`);
    expect(late.end.reason).toBe('stop');
  });

  it('break-after leaves a tool call open, and gives way to a lower limit of tokens', async () => {
    const tools = [
      {
        name: 'get_weather',
        parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      },
    ];
    const said = await ask('[[sim:break-after=4]] What is the weather in Paris?', { tools });
    expect(said.calls[0]?.argumentsText).toBe('{"city');
    expect(said.batches.flat().map(({ type }) => type)).not.toContain('tool-call-end');
    const limited = await ask('[[sim:break-after=5]] Count to 10', { options: { maxOutputTokens: 3 } });
    expect(limited.end.reason).toBe('length');
  });

  it('tokens-per-second and time-to-first-token set the pace', async () => {
    const said = await ask('[[sim:tokens-per-second=20]] [[sim:time-to-first-token=90]] Count to 10');
    expect(said.sleeps[0]).toBe(90);
    expect(said.sleeps.length).toBeGreaterThan(8);
    expect(said.sleeps[1]).toBeCloseTo(100);
  });

  it('reasoning, refuse and content-filter change what is said', async () => {
    expect((await ask('[[sim:reasoning]] Count to 10')).reasoning).toContain('Count to 10');
    const refused = await ask('[[sim:refuse]] Count to 10');
    expect([refused.text, refused.refusal !== '', refused.end.reason]).toEqual(['', true, 'stop']);
    const filtered = await ask('[[sim:content-filter]] Count to 10');
    expect(filtered.end.reason).toBe('content-filter');
    expect('1, 2, 3, 4, 5, 6, 7, 8, 9, 10'.startsWith(filtered.text)).toBe(true);
    expect(filtered.text.length).toBeLessThan(20);
  });

  it('leave the rest of the message as the question', async () => {
    expect((await ask('Count to 3 [[sim:reasoning]]')).text).toBe('1, 2, 3');
  });

  it('count only in the last user message', async () => {
    const said = await ask('[[sim:status=500]] Hello', assistant('Hello!'), 'Count to 3');
    expect(said.text).toBe('1, 2, 3');
    const result = await ask(user('Say pong'), toolResult('c', '[[sim:status=500]]'));
    expect(result.end.reason).toBe('stop');
  });

  it.each([
    ['[[sim:explode]]', /"explode".*status, retry-after, delay/],
    ['[[sim:status=200]]', /status.*400 to 599/],
    ['[[sim:status=abc]]', /status.*400 to 599/],
    ['[[sim:delay]]', /delay/],
    ['[[sim:break-after=1.5]]', /break-after/],
    ['[[sim:reasoning=yes]]', /takes no value/],
  ])('%s is refused with invalid_value before the call begins', async (text, message) => {
    const stream = createSimProvider(OPEN, testTime()).stream(request(text), signal);
    const thrown = await read(stream).catch((error: AppError) => error);
    expect(thrown).toMatchObject({
      code: 'invalid_value',
      param: 'messages',
      message: expect.stringMatching(message),
    });
  });

  it('are ordinary text where the settings do not allow them', async () => {
    const provider = createSimProvider(simConfig(simModel('plain')), testTime());
    for (const text of ['[[sim:status=500]] Say pong', '[[sim:explode]]']) {
      const said = await read(provider.stream(request(text), signal));
      expect(said.end.reason).toBe('stop');
    }
    const unlisted = createSimProvider(simConfig(), testTime());
    expect((await read(unlisted.stream(request('[[sim:status=500]]'), signal))).end.reason).toBe('stop');
  });
});

describe("the model's own fault", () => {
  const fault = {
    status: undefined,
    retryAfterSeconds: undefined,
    delayMs: undefined,
    breakAfterTokens: undefined,
  };

  it('holds for every request', async () => {
    const model = simModel('plain', { fault: { ...fault, status: 429, retryAfterSeconds: 3, delayMs: 20 } });
    const time = testTime();
    const said = await read(createSimProvider(simConfig(model), time).stream(request('Hello'), signal));
    expect(said.end.failure).toMatchObject({ code: 'rate_limit_exceeded', retryAfterSeconds: 3 });
    expect(time.sleeps).toEqual([20]);
  });

  it('gives way to a directive where both speak', async () => {
    const model = simModel('plain', { allowDirectives: true, fault: { ...fault, status: 500 } });
    const said = await read(
      createSimProvider(simConfig(model), testTime()).stream(request('[[sim:status=503]] Hi'), signal),
    );
    expect(said.end.failure?.code).toBe('upstream_overloaded');
  });
});
