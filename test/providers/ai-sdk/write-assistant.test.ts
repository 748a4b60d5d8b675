import { describe, expect, test } from 'vitest';
import type { AssistantMessage, ProviderState } from '../../../src/core/messages.ts';
import { writeAssistant } from '../../../src/providers/ai-sdk/write-assistant.ts';
import { wrapState } from '../../../src/providers/provider-state.ts';

const OWNER = { id: 'vendor', api: 'anthropic-messages' } as const;
const SIGNED = wrapState(OWNER, { of: 'reasoning', metadata: { signature: 's' } });

const write = (...content: AssistantMessage['content']) =>
  writeAssistant({ role: 'assistant', content }, { optionsKey: 'anthropic' }, OWNER).content;

const text = { type: 'text', text: 'Hi.' } as const;
const thought = (state?: ProviderState) => ({ type: 'reasoning', text: 'Hm.', state }) as const;

test.each([
  ['{"a":1}', { a: 1 }],
  ['', {}],
  [' \n', {}],
  ['[1]', { arguments: [1] }],
  ['"text"', { arguments: 'text' }],
  ['{broken', { arguments: '{broken' }],
])('the arguments %j are the input %j', (argumentsText, input) => {
  expect(write({ type: 'tool-call', id: 'a', name: 'tool', argumentsText })).toEqual([
    { type: 'tool-call', toolCallId: 'a', toolName: 'tool', input },
  ]);
});

describe('reasoning', () => {
  test('goes back with its state, as does a call', () => {
    const state = wrapState(OWNER, { of: 'tool-call', metadata: { thoughtSignature: 't' } });
    const call = { type: 'tool-call', id: 'a', name: 'tool', argumentsText: '', state } as const;
    expect(write(thought(SIGNED), call)).toEqual([
      { type: 'reasoning', text: 'Hm.', providerOptions: { anthropic: { signature: 's' } } },
      {
        type: 'tool-call',
        toolCallId: 'a',
        toolName: 'tool',
        input: {},
        providerOptions: { anthropic: { thoughtSignature: 't' } },
      },
    ]);
  });

  test('that signs the text before it goes back as an empty text', () => {
    const state = wrapState(OWNER, { of: 'text', metadata: { thoughtSignature: 't' } });
    expect(write(text, thought(state))).toEqual([
      text,
      { type: 'text', text: '', providerOptions: { anthropic: { thoughtSignature: 't' } } },
    ]);
  });

  test.each<[string, ProviderState | undefined]>([
    ['without a state', undefined],
    ['of another api', { ...SIGNED, api: 'openai-responses' }],
    ['of another provider', wrapState({ ...OWNER, id: 'other' }, { metadata: { signature: 's' } })],
    ['with a state of another shape', { api: OWNER.api, data: ['s'] }],
    ['with a state that holds nothing', wrapState(OWNER, {})],
  ])('%s is left out', (_which, state) => {
    expect(write(thought(state), text)).toEqual([text]);
  });

  test('at the end of a message is left out, because vendors refuse it there', () => {
    expect(write(text, thought(SIGNED), thought(SIGNED))).toEqual([text]);
  });
});
