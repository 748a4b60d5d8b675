// Messages as they are stored: attachments leave a line of text in their place.

import type { ImagePart, Message, TextPart } from './messages.ts';

/** The same messages, and the very objects where nothing is replaced. */
export function keptMessages(messages: readonly Message[]): readonly Message[] {
  return messages.map((message) => {
    if (message.role !== 'user' && message.role !== 'tool') return message;
    if (message.content.every(({ kept }) => kept === undefined)) return message;
    return { ...message, content: message.content.map(keptPart) };
  });
}

function keptPart(part: TextPart | ImagePart): TextPart | ImagePart {
  return part.kept === undefined ? part : { type: 'text', text: part.kept };
}
