// What the simulator's tests share: a provider whose time stands still until it is slept away, and a reader that
// holds every stream against the grammar of model-events.ts.

import { expect } from 'vitest';
import {
  DEFAULT_SIM_SETTINGS,
  type ModelConfig,
  type ProviderConfig,
  type SimSettings,
} from '../../../src/config/config.ts';
import type { Message, TextPart } from '../../../src/core/messages.ts';
import type { ModelEnd, ModelEvent, TextLogprob } from '../../../src/core/model-events.ts';
import type { ModelRequest } from '../../../src/core/model-request.ts';
import type { SimDeps } from '../../../src/providers/sim/sim-deps.ts';
import { createSimProvider } from '../../../src/providers/sim/sim-provider.ts';

export type TestTime = SimDeps & { readonly sleeps: number[] };

/** A clock that only sleeping moves. */
export function testTime(): TestTime {
  let now = 1_000_000;
  const sleeps: number[] = [];
  return {
    sleeps,
    clock: () => now,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      sleeps.push(milliseconds);
      now += milliseconds;
    },
  };
}

export function simModel(
  id: string,
  settings: Partial<SimSettings> = {},
  rest: Partial<ModelConfig> = {},
): ModelConfig {
  return {
    id,
    name: id,
    reasoning: false,
    input: ['text', 'image'],
    contextWindow: undefined,
    maxTokens: undefined,
    params: {},
    sim: { ...DEFAULT_SIM_SETTINGS, ...settings },
    ...rest,
  };
}

export function simConfig(...models: readonly ModelConfig[]): ProviderConfig {
  return {
    id: 'sim',
    api: 'sim',
    baseUrl: undefined,
    apiKey: undefined,
    apiKeys: [],
    apiKeyVariables: [],
    headers: {},
    connectTimeoutMs: 10_000,
    firstTokenTimeoutMs: 60_000,
    idleTimeoutMs: 60_000,
    models,
  };
}

export function user(text: string): Message {
  return { role: 'user', content: [{ type: 'text', text }] };
}

export function assistant(text: string): Message {
  return { role: 'assistant', content: [{ type: 'text', text }] };
}

type RequestPart = string | Message | Partial<ModelRequest>;

/** Texts are user messages; the rest replaces members of a plain request. */
export function request(...parts: RequestPart[]): ModelRequest {
  const messages = parts.flatMap((part) =>
    typeof part === 'string' ? [user(part)] : isMessage(part) ? [part] : [],
  );
  const base: ModelRequest = {
    model: 'plain',
    messages,
    tools: [],
    toolChoice: { type: 'auto' },
    responseFormat: { type: 'text' },
    options: {},
    extra: {},
    streaming: true,
  };
  return Object.assign(base, ...parts.filter((part) => typeof part !== 'string' && !isMessage(part)));
}

function isMessage(part: RequestPart): part is Message {
  return typeof part !== 'string' && 'role' in part;
}

export type Said = {
  readonly text: string;
  readonly reasoning: string;
  readonly refusal: string;
  readonly calls: readonly { readonly id: string; readonly name: string; readonly argumentsText: string }[];
  readonly logprobs: readonly TextLogprob[];
  readonly end: ModelEnd;
  readonly batches: readonly (readonly ModelEvent[])[];
};

/** Reads a stream to its end and holds it against the grammar. */
export async function read(stream: AsyncIterable<readonly ModelEvent[]>): Promise<Said> {
  const said = { text: '', reasoning: '', refusal: '' };
  const calls: { id: string; name: string; argumentsText: string; isOpen: boolean }[] = [];
  const logprobs: TextLogprob[] = [];
  const batches: (readonly ModelEvent[])[] = [];
  let end: ModelEnd | undefined;
  for await (const batch of stream) {
    expect(batch.length).toBeGreaterThan(0);
    batches.push(batch);
    for (const event of batch) {
      expect(end).toBeUndefined();
      switch (event.type) {
        case 'text-delta':
          said.text += event.text;
          logprobs.push(...(event.logprobs ?? []));
          break;
        case 'reasoning-delta':
          expect(said.text).toBe('');
          said.reasoning += event.text;
          break;
        case 'refusal-delta':
          said.refusal += event.text;
          break;
        case 'tool-call-start':
          expect(event.index).toBe(calls.length);
          calls.push({ id: event.id, name: event.name, argumentsText: '', isOpen: true });
          break;
        case 'tool-call-delta': {
          const call = calls[event.index];
          expect(call?.isOpen).toBe(true);
          if (call !== undefined) call.argumentsText += event.argumentsText;
          break;
        }
        case 'tool-call-end': {
          const call = calls[event.index];
          expect(call?.isOpen).toBe(true);
          if (call !== undefined) call.isOpen = false;
          break;
        }
        case 'model-end':
          end = event;
      }
    }
  }
  if (end === undefined) throw new Error('The stream ended without a model-end.');
  expect(end.failure !== undefined).toBe(end.reason === 'failed');
  return { ...said, calls, logprobs, end, batches };
}

/** The answer of a provider with the one model `plain`. */
export async function answerTo(...parts: RequestPart[]): Promise<Said> {
  const provider = createSimProvider(simConfig(simModel('plain')), testTime());
  return read(provider.stream(request(...parts), new AbortController().signal));
}

export function toolResult(toolCallId: string, text: string): Message {
  const content: TextPart[] = text === '' ? [] : [{ type: 'text', text }];
  return { role: 'tool', toolCallId, content };
}
