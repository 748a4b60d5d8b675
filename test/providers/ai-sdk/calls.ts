// The requests and configurations of these tests, and a reader that holds what comes out against the grammar.

import type { ModelConfig, ProviderApi, ProviderConfig } from '../../../src/config/config.ts';
import type { ProviderState } from '../../../src/core/messages.ts';
import type { ModelEnd, ModelEvent } from '../../../src/core/model-events.ts';
import type { ModelProvider } from '../../../src/core/model-provider.ts';
import type { ModelRequest } from '../../../src/core/model-request.ts';
import { createAiSdkProvider } from '../../../src/providers/ai-sdk/ai-sdk-provider.ts';
import type { VendorState } from '../../../src/providers/ai-sdk/vendor.ts';
import { providerConfig as configured } from '../../support/configs.ts';
import {
  type RecordedRequest,
  type ScriptedAnswer,
  scriptedUpstream,
} from '../../support/scripted-upstream.ts';

export const API_KEY = 'sk-secret-0123456789';

export function providerConfig(
  members: Pick<ProviderConfig, 'api' | 'baseUrl'> & Partial<ProviderConfig>,
): ProviderConfig {
  return configured({
    id: 'vendor',
    apiKey: API_KEY,
    apiKeys: [API_KEY],
    apiKeyVariables: ['VENDOR_API_KEY'],
    models: [],
    ...members,
  });
}

/** A model's entry in the configuration. */
export function listed(members: Partial<ModelConfig> & Pick<ModelConfig, 'id'>): ModelConfig {
  return {
    name: members.id,
    reasoning: false,
    input: ['text'],
    contextWindow: undefined,
    maxTokens: undefined,
    params: {},
    sim: undefined,
    ...members,
  };
}

export function modelRequest(members: Partial<ModelRequest> & Pick<ModelRequest, 'model'>): ModelRequest {
  return {
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
    tools: [],
    toolChoice: { type: 'auto' },
    responseFormat: { type: 'text' },
    options: {},
    extra: {},
    streaming: true,
    ...members,
  };
}

/** The state that comes with a part of this provider's answer. */
export function stateOf(
  api: ProviderApi,
  of: VendorState['of'],
  metadata: VendorState['metadata'],
): ProviderState {
  return { api, data: { providerId: 'vendor', content: { of, metadata } } };
}

type Answer = { readonly content: readonly ModelEvent[]; readonly end: ModelEnd };

/** Makes the call against a server that gives this answer: what came of it and what was sent. */
export async function exchange(
  config: Pick<ProviderConfig, 'api'> & Partial<ProviderConfig>,
  answer: ScriptedAnswer,
  request: ModelRequest,
): Promise<Answer & { readonly sent: RecordedRequest }> {
  const upstream = await scriptedUpstream(answer);
  const provider = createAiSdkProvider(providerConfig({ baseUrl: upstream.baseUrl, ...config }));
  return { ...(await readAnswer(provider, request)), sent: await upstream.request(0) };
}

/** A transcript as the body of an event stream, with an `event:` line where the events have a type. */
export function toEventStream(events: readonly object[]): string {
  return events
    .map((event) => {
      const name = 'type' in event ? `event: ${event.type}\n` : '';
      return `${name}data: ${JSON.stringify(event)}\n\n`;
    })
    .join('');
}

/** All events of the answer. Throws when they break the grammar of model-events.ts. */
export async function readAnswer(
  provider: ModelProvider,
  request: ModelRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<Answer> {
  const events: ModelEvent[] = [];
  for await (const batch of provider.stream(request, signal)) {
    if (batch.length === 0) throw new Error('A batch is empty.');
    events.push(...batch);
  }
  const end = events.at(-1);
  if (end?.type !== 'model-end') throw new Error('The last event is no model-end.');
  const content = events.slice(0, -1);
  checkGrammar(content, end);
  return { content, end };
}

function checkGrammar(content: readonly ModelEvent[], end: ModelEnd): void {
  const open = new Set<number>();
  let started = 0;
  for (const event of content) {
    switch (event.type) {
      case 'model-end':
        throw new Error('There is more than one model-end.');
      case 'tool-call-start':
        if (event.index !== started) throw new Error(`Call ${started} starts with index ${event.index}.`);
        started += 1;
        open.add(event.index);
        break;
      case 'tool-call-delta':
        if (!open.has(event.index)) throw new Error(`Call ${event.index} is not open.`);
        break;
      case 'tool-call-end':
        if (!open.delete(event.index)) throw new Error(`Call ${event.index} is not open.`);
        break;
    }
  }
  if (open.size > 0 && end.reason !== 'failed' && end.reason !== 'cancelled') {
    throw new Error('A call was left open.');
  }
  if ((end.failure !== undefined) !== (end.reason === 'failed')) throw new Error('Failure without reason.');
}
