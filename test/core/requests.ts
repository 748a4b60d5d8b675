// Small pieces of the core's words for tests.

import type { ModelRequest } from '../../src/core/model-request.ts';
import type { RunRequest, RunTarget } from '../../src/core/run.ts';
import type { RunEvent } from '../../src/core/run-events.ts';

export const TARGET: RunTarget = {
  agentId: 'main',
  agentPrompt: 'You are main.',
  sessionKey: 'agent:main:test',
  providerId: 'vendor',
  modelId: 'model-1',
};

export const RUN_START: RunEvent = {
  type: 'run-start',
  agentId: 'main',
  sessionKey: 'agent:main:test',
  backendModel: 'vendor/model-1',
};

/** What a caller asked who asked for nothing special. */
export function runRequest(overrides: Partial<RunRequest> = {}): RunRequest {
  return {
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
    tools: [],
    toolChoice: { type: 'auto' },
    responseFormat: { type: 'text' },
    options: {},
    extra: {},
    streaming: true,
    ...overrides,
  };
}

export function modelRequest(overrides: Partial<ModelRequest> = {}): ModelRequest {
  return { model: 'model-1', ...runRequest(), ...overrides };
}

/** The batches one after another, as a run yields them. */
export async function* streamOf<Item>(items: Iterable<Item>): AsyncGenerator<Item, void, undefined> {
  yield* items;
}

/** Everything that is yielded until the end. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What a function throws, or a promise rejects with; an Error of its own when it does neither. */
export async function thrownBy(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('Nothing was thrown.');
}
