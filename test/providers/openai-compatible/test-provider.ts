// What the tests of this room share: a provider in front of a scripted server, and its answers as plain lists.

import { readFileSync } from 'node:fs';
import type { ProviderConfig } from '../../../src/config/config.ts';
import type { ModelEnd, ModelEvent } from '../../../src/core/model-events.ts';
import type { ModelProvider } from '../../../src/core/model-provider.ts';
import type { ModelRequest } from '../../../src/core/model-request.ts';
import { createOpenAICompatibleProvider } from '../../../src/providers/openai-compatible/openai-compatible-provider.ts';

/** Whose states the tests read and write. */
export const OWNER = { id: 'local', api: 'openai-completions' } as const;

export const NOW_MS = Date.parse('2026-11-22T10:00:00Z');

export function testProviderConfig(baseUrl: string, rest: Partial<ProviderConfig> = {}): ProviderConfig {
  return {
    id: 'local',
    api: 'openai-completions',
    baseUrl,
    apiKey: 'secret-key-1234',
    apiKeys: ['secret-key-1234'],
    apiKeyVariables: [],
    headers: {},
    connectTimeoutMs: 10_000,
    firstTokenTimeoutMs: 30_000,
    idleTimeoutMs: 30_000,
    models: [],
    ...rest,
  };
}

/** Ids are the prefix and a number from 1. */
export function countingIds(): (prefix: string) => string {
  let last = 0;
  return (prefix) => {
    last += 1;
    return `${prefix}${last}`;
  };
}

export function testProvider(baseUrl: string, rest: Partial<ProviderConfig> = {}): ModelProvider {
  return createOpenAICompatibleProvider(testProviderConfig(baseUrl, rest), {
    clock: () => NOW_MS,
    newId: countingIds(),
  });
}

export function modelRequest(rest: Partial<ModelRequest> = {}): ModelRequest {
  return {
    model: 'test-model',
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    tools: [],
    toolChoice: { type: 'auto' },
    responseFormat: { type: 'text' },
    options: {},
    streaming: true,
    extra: {},
    ...rest,
  };
}

export async function collect(
  provider: ModelProvider,
  request: Partial<ModelRequest> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const batch of provider.stream(modelRequest(request), signal)) {
    if (batch.length === 0) throw new Error('An empty batch.');
    events.push(...batch);
  }
  return events;
}

/** The last event, which has to be the only model-end. */
export function endOf(events: readonly ModelEvent[]): ModelEnd {
  const ends = events.filter((event) => event.type === 'model-end');
  const [end] = ends;
  if (ends.length !== 1 || end === undefined || events.at(-1) !== end) {
    throw new Error(`Not exactly one model-end at the end: ${JSON.stringify(events)}`);
  }
  return end;
}

export function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
}

/** A transcript of test/fixtures/upstream, by its name. */
export function transcript(name: string): Buffer {
  return readFileSync(new URL(`../../fixtures/upstream/${name}.sse`, import.meta.url));
}
