import { expect, test } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import { writeInstructions, writePrompt } from '../../../src/providers/ai-sdk/write-prompt.ts';

const ANYWHERE = { systemMessages: 'anywhere', optionsKey: 'openai' } as const;
const INSTRUCTIONS_ONLY = { systemMessages: 'instructions-only', optionsKey: 'anthropic' } as const;
const OWNER = { id: 'vendor', api: 'openai-responses' } as const;

const user = (text: string): Message => ({ role: 'user', content: [{ type: 'text', text }] });
const system = (text: string): Message => ({ role: 'system', text });

test('messages in which nothing is said are left out', () => {
  const nothing: readonly Message[] = [
    user(''),
    {
      role: 'assistant',
      content: [
        { type: 'text', text: '' },
        { type: 'reasoning', text: 'Hm.' },
      ],
    },
  ];
  expect(writePrompt(ANYWHERE, OWNER, [...nothing, user('Hello')])).toEqual([
    { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
  ]);
});

test('a system message keeps its place where the vendor has one for it', () => {
  const messages = [user('Hello'), system('Be brief.'), user('And now?')];
  expect(writePrompt(ANYWHERE, OWNER, messages).map(({ role }) => role)).toEqual(['user', 'system', 'user']);
  expect(writeInstructions(ANYWHERE, 'Be kind.', messages)).toBe('Be kind.');
  expect(writePrompt(INSTRUCTIONS_ONLY, OWNER, messages).map(({ role }) => role)).toEqual(['user', 'user']);
  expect(writeInstructions(INSTRUCTIONS_ONLY, 'Be kind.', messages)).toBe('Be kind.\n\nBe brief.');
});

test('there are no instructions where nobody gave any', () => {
  expect(writeInstructions(INSTRUCTIONS_ONLY, undefined, [system(''), user('Hello')])).toBeUndefined();
});

test('a tool result names the tool as its message does, or as the call did', () => {
  const call = { type: 'tool-call', id: 'a', name: 'of_the_call', argumentsText: '{}' } as const;
  const named = (toolName?: string): Message => ({ role: 'tool', toolCallId: 'a', toolName, content: [] });
  const nameOf = (message: Message): unknown =>
    writePrompt(ANYWHERE, OWNER, [{ role: 'assistant', content: [call] }, message])
      .at(-1)
      ?.content.at(0);
  expect(nameOf(named('of_the_message'))).toMatchObject({ toolName: 'of_the_message' });
  expect(nameOf(named())).toMatchObject({ toolName: 'of_the_call' });
});

test('results of one turn are one message, those of the next another', () => {
  const result = (toolCallId: string): Message => ({ role: 'tool', toolCallId, content: [] });
  const roles = writePrompt(ANYWHERE, OWNER, [result('a'), result('b'), user('Hello'), result('c')]).map(
    ({ role, content }) => [role, content.length],
  );
  expect(roles).toEqual([
    ['tool', 2],
    ['user', 1],
    ['tool', 1],
  ]);
});
