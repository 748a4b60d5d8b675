// A stored turn as text for a terminal. What was said is indented, so that none of it can pass for a heading.

import type { Message } from '../../core/messages.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { TimeFormat } from '../quantities.ts';
import type { Style } from '../style.ts';
import { safeText } from '../terminal-text.ts';
import type { ReadTurn } from './read-turns.ts';
import { ending, heading, imageWords, spokenIn } from './turn-words.ts';

export type TurnTextOptions = {
  /** True: superseded entries too. */
  readonly all: boolean;
  readonly time: TimeFormat;
  readonly style: Style;
};

/** Paragraphs, each with an empty line behind it; empty when nothing of the turn is shown. */
export function turnText(turn: ReadTurn, { all, time, style }: TurnTextOptions): string {
  const paragraphs = spokenIn(turn, all).map((spoken) => {
    const said = messageLines(spoken.message, style).map(indent).join('');
    return `${style.bold(heading(spoken, time))}\n${said}\n`;
  });
  const mark = ending(turn, all);
  if (mark !== undefined) paragraphs.push(`${style.bold(`(${mark})`)}\n\n`);
  return paragraphs.join('');
}

function messageLines(message: Message, style: Style): string[] {
  if ('text' in message) return [safeText(message.text)];
  return message.content.map((part) => {
    switch (part.type) {
      case 'text':
        return safeText(part.text);
      case 'reasoning':
        return style.dim(`(reasoning) ${safeText(part.text)}`);
      case 'refusal':
        return `(refusal) ${safeText(part.text)}`;
      case 'tool-call':
        return safeText(`→ ${part.name} (${part.id}) ${part.argumentsText}`);
      case 'image':
        return imageWords(part);
      default:
        return unreachable(part);
    }
  });
}

function indent(text: string): string {
  return text
    .replaceAll(/^/gm, '  ')
    .replaceAll(/^ {2}$/gm, '')
    .replace(/\n*$/, '\n');
}
