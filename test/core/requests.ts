// Small pieces of the core's words for tests.

import type { Backend } from '../../src/core/backends/backend.ts';
import type { RunRequest } from '../../src/core/briefing.ts';
import type { ModelProvider } from '../../src/core/model-provider.ts';
import type { ModelRequest } from '../../src/core/model-request.ts';
import type { RunEvent } from '../../src/core/run-events.ts';

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

/** A backend model with one key, `vendor/model-1` unless told otherwise, that may take its time. */
export function backendOf(provider: ModelProvider, overrides: Partial<Backend> = {}): Backend {
  return {
    name: 'vendor/model-1',
    providerId: 'vendor',
    modelId: 'model-1',
    keyIndex: 0,
    provider,
    options: {},
    extra: {},
    contextWindow: undefined,
    timeouts: { firstTokenMs: 60_000, idleMs: 60_000 },
    ...overrides,
  };
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
