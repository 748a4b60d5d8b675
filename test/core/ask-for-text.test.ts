import { describe, expect, it } from 'vitest';
import { askForText } from '../../src/core/ask-for-text.ts';
import type { BackendCall, CallBackends } from '../../src/core/backends/backend.ts';
import type { Message } from '../../src/core/messages.ts';
import type { ModelEvent } from '../../src/core/model-events.ts';
import { AppError } from '../../src/errors.ts';
import { backendOf, streamOf, thrownBy } from './requests.ts';
import { scriptedProvider } from './scripted-provider.ts';
import { STOP, say } from './tools/tool-world.ts';

const MESSAGES: readonly Message[] = [{ role: 'user', content: [{ type: 'text', text: 'A long tale.' }] }];
const BACKEND = backendOf(scriptedProvider({}), { options: { temperature: 1 }, extra: { a: 1 } });

function ask(events: readonly ModelEvent[], signal = new AbortController().signal) {
  const calls: { call: BackendCall; signal: AbortSignal }[] = [];
  const callBackends: CallBackends = (call, given) => {
    calls.push({ call, signal: given });
    return streamOf(events.map((event) => [event]));
  };
  const question = { backends: [BACKEND], instructions: 'Sum up.', messages: MESSAGES, deadlineMs: 5 };
  return { calls, answer: () => askForText(callBackends, question, signal) };
}

describe('askForText', () => {
  it('gives the text of the answer, and nothing else of it', async () => {
    const { answer } = ask([
      { type: 'reasoning-delta', text: 'Hm' },
      say('A '),
      { type: 'refusal-delta', text: 'no' },
      say('tale.'),
      STOP,
    ]);
    expect(await answer()).toBe('A tale.');
  });

  it("asks without tools and without the run's own settings, and reads the answer whole", async () => {
    const { calls, answer } = ask([STOP]);
    expect(await answer()).toBe('');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.call).toMatchObject({ backends: [BACKEND], deadlineMs: 5 });
    expect(calls[0]?.call.toRequest(BACKEND)).toEqual({
      model: 'model-1',
      instructions: 'Sum up.',
      messages: MESSAGES,
      tools: [],
      toolChoice: { type: 'auto' },
      responseFormat: { type: 'text' },
      options: {},
      extra: {},
      streaming: false,
    });
  });

  it.each<[string, ModelEvent, string]>([
    [
      'what the backends failed of',
      { type: 'model-end', reason: 'failed', failure: new AppError('upstream_overloaded') },
      'upstream_overloaded',
    ],
    [
      'that an answer broke off without a reason',
      { type: 'model-end', reason: 'failed' },
      'upstream_interrupted',
    ],
    ['that an answer was filtered', { type: 'model-end', reason: 'content-filter' }, 'upstream_interrupted'],
  ])('throws %s', async (_, end, code) => {
    const { answer } = ask([say('A '), end]);
    expect(await thrownBy(answer)).toMatchObject({ code });
  });

  it('takes an answer that was too long as far as it goes, unless that is nowhere', async () => {
    const end: ModelEvent = { type: 'model-end', reason: 'length' };
    expect(await ask([say('A '), end]).answer()).toBe('A ');
    expect(await thrownBy(ask([end]).answer)).toMatchObject({ code: 'upstream_interrupted' });
  });

  it("throws the signal's reason once that fired", async () => {
    const reason = new AppError('run_timeout');
    const { calls, answer } = ask([{ type: 'model-end', reason: 'cancelled' }], AbortSignal.abort(reason));
    expect(await thrownBy(answer)).toBe(reason);
    expect(calls[0]?.signal.reason).toBe(reason);
  });
});
