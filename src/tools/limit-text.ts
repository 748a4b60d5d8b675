// Keeps what a tool says to a length that a model's context can bear.

import type { ImagePart, TextPart } from '../core/messages.ts';
import { cutText } from '../lib/cut-text.ts';

type Part = TextPart | ImagePart;

/**
 * The parts with at most `maxCharacters` of text in all, and behind it a line that says how much was left out. No
 * character is cut in two. Images stay.
 */
export function limitText(parts: readonly Part[], maxCharacters: number): readonly Part[] {
  const total = parts.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);
  if (total <= maxCharacters) return parts;
  const kept: Part[] = [];
  let room = maxCharacters;
  for (const part of parts) {
    if (part.type === 'image') kept.push(part);
    else if (room > 0) {
      const text = cutText(part.text, room);
      room = text.length < part.text.length ? 0 : room - text.length;
      if (text !== '') kept.push({ type: 'text', text });
    }
  }
  const keptCharacters = kept.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);
  const note = `[${total - keptCharacters} of ${total} characters were left out: the tool's output is longer than allowed]`;
  const last = kept.at(-1);
  if (last?.type === 'text') kept[kept.length - 1] = { type: 'text', text: `${last.text}\n${note}` };
  else kept.push({ type: 'text', text: note });
  return kept;
}
