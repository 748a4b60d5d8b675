// What a run said as its caller saw it, out of what the model reads of it later.

import type { AssistantMessage, Message } from '../messages.ts';

/**
 * One assistant message, without the calls that the gateway executed itself and without their results. A client that
 * sends its history back sends this, and so a session finds it again.
 */
export function visibleAnswer(said: readonly Message[]): readonly Message[] {
  const executed = new Set(said.flatMap((message) => (message.role === 'tool' ? [message.toolCallId] : [])));
  const content = said
    .filter((message): message is AssistantMessage => message.role === 'assistant')
    .flatMap((message) => message.content)
    .filter((part) => part.type !== 'tool-call' || !executed.has(part.id));
  return content.length === 0 ? [] : [{ role: 'assistant', content }];
}
