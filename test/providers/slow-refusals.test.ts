// A refusal whose explanation does not come: the status is told, and is not waited for like an answer.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelEvent } from '../../src/core/model-events.ts';
import { createModelProvider } from '../../src/providers/create-provider.ts';
import { modelRequest } from '../core/requests.ts';
import { providerConfig } from '../support/configs.ts';
import { STALL, scriptedUpstream } from '../support/scripted-upstream.ts';

beforeEach(() => {
  // Node's own timers: undici's are not waited for here.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(['openai-completions', 'anthropic-messages'] as const)('%s', (api) => {
  it.each([
    ['nothing', []],
    ['half of its words', ['{"error": {"message": "Bo']],
  ])('tells the status of a refusal that brings %s', async (_what, words) => {
    const upstream = await scriptedUpstream({
      status: 503,
      headers: { 'content-type': 'application/json', 'retry-after': '7' },
      steps: [...words, STALL],
    });
    const config = providerConfig({ id: 'acme', api, baseUrl: upstream.baseUrl, models: [] });
    const ambient = { clock: Date.now, newId: (prefix: string) => `${prefix}1`, sleep: async () => {} };
    const events: ModelEvent[] = [];
    const reading = (async () => {
      const provider = createModelProvider(config, ambient);
      for await (const batch of provider.stream(modelRequest(), new AbortController().signal)) {
        events.push(...batch);
      }
    })();
    const { closed } = await upstream.request(0);
    let isOver = false;
    void reading.then(() => {
      isOver = true;
    });
    while (!isOver) {
      vi.advanceTimersByTime(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(events).toMatchObject([
      {
        type: 'model-end',
        reason: 'failed',
        failure: { code: 'upstream_overloaded', retryAfterSeconds: 7, upstreamStatus: 503 },
      },
    ]);
    expect(await closed).toBe('left');
  });
});
