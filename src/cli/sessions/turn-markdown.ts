// A stored turn as Markdown: the texts as they are, everything else in fences that nothing in it can close.

import type { Message } from '../../core/messages.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { TimeFormat } from '../quantities.ts';
import { safeText } from '../terminal-text.ts';
import type { ReadTurn } from './read-turns.ts';
import { ending, heading, imageWords, spokenIn } from './turn-words.ts';

/** Sections, each with an empty line behind it; empty when nothing of the turn stands any more. */
export function turnMarkdown(turn: ReadTurn, time: TimeFormat): string {
  const sections = spokenIn(turn, false).map(
    (spoken) => `## ${inlineMarkdown(heading(spoken, time))}\n\n${messageBlocks(spoken.message)}`,
  );
  const mark = ending(turn, false);
  if (mark !== undefined) sections.push(`*(${mark})*\n\n`);
  return sections.join('');
}

/** Text for a heading: what Markdown would read is escaped. */
export function inlineMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, '\\$&');
}

function messageBlocks(message: Message): string {
  if ('text' in message) return block(message.text);
  const results = message.role === 'tool';
  return message.content
    .map((part) => {
      switch (part.type) {
        case 'text':
          return results ? fence('', part.text) : block(part.text);
        case 'reasoning':
          return block(`Reasoning:\n${part.text}`.replaceAll(/^/gm, '> '));
        case 'refusal':
          return block(`Refusal: ${part.text}`);
        case 'tool-call':
          return `Calls ${inlineMarkdown(safeText(`${part.name} (${part.id})`))}:\n\n${fence('json', part.argumentsText)}`;
        case 'image':
          return block(inlineMarkdown(imageWords(part)));
        default:
          return unreachable(part);
      }
    })
    .join('');
}

function block(text: string): string {
  return `${safeText(text)}\n\n`;
}

function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return block(`${marks}${language}\n${text}\n${marks}`);
}
