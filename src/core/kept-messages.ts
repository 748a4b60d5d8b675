// Messages as they are stored: attachments leave a line of text in their place.

import type { ImagePart, Message, TextPart, ToolMessage, UserMessage } from './messages.ts';

/** The same messages, and the very objects where nothing is replaced. */
export function keptMessages(messages: readonly Message[]): readonly Message[] {
  return messages.map((message) =>
    holdsAttachment(message) ? { ...message, content: message.content.map(keptPart) } : message,
  );
}

/** True for a message of which less is stored than it says. */
export function holdsAttachment(message: Message): message is UserMessage | ToolMessage {
  if (message.role !== 'user' && message.role !== 'tool') return false;
  return message.content.some(({ kept }) => kept !== undefined);
}

function keptPart(part: TextPart | ImagePart): TextPart | ImagePart {
  return part.kept === undefined ? part : { type: 'text', text: part.kept };
}
