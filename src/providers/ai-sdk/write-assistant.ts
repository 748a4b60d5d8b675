// What the assistant said, in the SDK's words, with the states that its own vendor wants to have back.

import type { JSONObject, LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { AssistantMessage, ProviderState } from '../../core/messages.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { type StateOwner, unwrapState } from '../provider-state.ts';
import type { Vendor } from './vendor.ts';

type WrittenMessage = Extract<LanguageModelV4Message, { role: 'assistant' }>;

/**
 * Reasoning goes back only with a state of the same provider, because vendors take only what they have signed; and
 * not at the end of a message, where they take none. A refusal is what the assistant said.
 */
export function writeAssistant(
  { content }: AssistantMessage,
  { optionsKey }: Pick<Vendor, 'optionsKey'>,
  owner: StateOwner,
): WrittenMessage {
  const written: WrittenMessage['content'] = [];
  for (const part of content) {
    switch (part.type) {
      case 'text':
      case 'refusal':
        if (part.text !== '') written.push({ type: 'text', text: part.text });
        break;
      case 'reasoning': {
        const state = readState(part.state, owner, optionsKey);
        if (state === undefined) break;
        const { providerOptions } = state;
        if (state.isOfText) written.push({ type: 'text', text: '', providerOptions });
        else written.push({ type: 'reasoning', text: part.text, providerOptions });
        break;
      }
      case 'tool-call': {
        const state = readState(part.state, owner, optionsKey);
        written.push({
          type: 'tool-call',
          toolCallId: part.id,
          toolName: part.name,
          input: readArguments(part.argumentsText),
          ...(state !== undefined && { providerOptions: state.providerOptions }),
        });
        break;
      }
      default:
        unreachable(part);
    }
  }
  while (written.at(-1)?.type === 'reasoning') written.pop();
  return { role: 'assistant', content: written };
}

type ReadState = {
  readonly providerOptions: SharedV4ProviderOptions;
  /** True: it belongs to the text before it. */
  readonly isOfText: boolean;
};

/** As `VendorState` was wrapped; sessions may hold what another release has written. */
function readState(
  state: ProviderState | undefined,
  owner: StateOwner,
  optionsKey: string,
): ReadState | undefined {
  const content = unwrapState(owner, state);
  if (content === undefined || !isPlainObject(content.metadata)) return undefined;
  const metadata = content.metadata as JSONObject;
  return { providerOptions: { [optionsKey]: metadata }, isOfText: content.of === 'text' };
}

/** Vendors take an object. What the model wrote and is none is kept whole under one name. */
function readArguments(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : { arguments: value };
  } catch {
    return { arguments: text };
  }
}
