// Short ways to write conversations in tests.

import type {
  AssistantMessage,
  Message,
  SystemMessage,
  ToolCallPart,
  ToolMessage,
  UserMessage,
} from '../../../src/core/messages.ts';

type Said = AssistantMessage['content'][number];

export const user = (text: string): UserMessage => ({ role: 'user', content: [{ type: 'text', text }] });

export const system = (text: string): SystemMessage => ({ role: 'system', text });

/** A string is a text. */
export const assistant = (...parts: (string | Said)[]): AssistantMessage => ({
  role: 'assistant',
  content: parts.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)),
});

export const call = (id: string, name = 'search', argumentsText = '{}'): ToolCallPart => ({
  type: 'tool-call',
  id,
  name,
  argumentsText,
});

export const result = (toolCallId: string, text = 'found'): ToolMessage => ({
  role: 'tool',
  toolCallId,
  content: [{ type: 'text', text }],
});

/** A message in a word, for comparing: `u:hello`, `a:yes search(1)`, `t:1 found`, `s:be brief`. */
export function brief(message: Message): string {
  switch (message.role) {
    case 'user':
      return `u:${textOf(message.content)}`;
    case 'tool':
      return `t:${message.toolCallId} ${textOf(message.content)}`;
    case 'assistant':
      return `a:${message.content
        .map((part) => (part.type === 'tool-call' ? `${part.name}(${part.id})` : part.text))
        .join(' ')}`;
    default:
      return `s:${message.text}`;
  }
}

function textOf(content: UserMessage['content']): string {
  return content.map((part) => (part.type === 'text' ? part.text : '[image]')).join('');
}
