// A conversation as plain text, for a model that is to read it and not to take part in it: a tool call written out is
// nothing that a backend could check, run or miss the result of.

import { unreachable } from '../../lib/unreachable.ts';
import type { ImagePart, Message, TextPart, ToolCallPart } from '../messages.ts';
import { charactersWithin, textTokens } from './text-tokens.ts';

/** One text for each message that holds anything to read. Images are named only; reasoning is left out. */
export function transcriptTexts(messages: readonly Message[]): string[] {
  const toolNames = new Map<string, string>();
  const texts: string[] = [];
  for (const message of messages) {
    switch (message.role) {
      case 'system':
      case 'developer':
        texts.push(`Instruction: ${message.text}`);
        break;
      case 'user':
        texts.push(`User: ${contentText(message.content)}`);
        break;
      case 'assistant': {
        const parts: string[] = [];
        for (const part of message.content) {
          if (part.type === 'text' || part.type === 'refusal') parts.push(part.text);
          else if (part.type === 'tool-call') {
            toolNames.set(part.id, part.name);
            parts.push(callText(part));
          }
        }
        if (parts.length > 0) texts.push(`Assistant: ${parts.join('\n')}`);
        break;
      }
      case 'tool': {
        const name = message.toolName ?? toolNames.get(message.toolCallId);
        const content = contentText(message.content);
        texts.push(
          `Result of ${name === undefined ? 'a tool' : `the tool ${name}`}: ${content || '(nothing)'}`,
        );
        break;
      }
      default:
        unreachable(message);
    }
  }
  return texts;
}

function contentText(content: readonly (TextPart | ImagePart)[]): string {
  return content.map((part) => (part.type === 'text' ? part.text : '[an image]')).join('\n');
}

function callText({ name, argumentsText }: ToolCallPart): string {
  return `[calls the tool ${name} with ${argumentsText || '{}'}]`;
}

const BETWEEN = '\n\n';
const CONTINUED = '[continued] ';
/** Of what stands before a text: more than the two lines above are. */
const EXTRA_TOKENS = 6;

/** Gives out texts in pieces of a bounded length, each text whole where it can be. Reads every character once or twice. */
export class PieceReader {
  readonly #texts: readonly string[];
  #text = 0;
  #character = 0;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  get isAtEnd(): boolean {
    return this.#text === this.#texts.length;
  }

  /** The next piece, of no more than so many tokens, which must be enough for some characters. */
  take(maxTokens: number): string {
    let piece = '';
    let left = maxTokens;
    for (;;) {
      const text = this.#texts[this.#text];
      if (text === undefined) return piece;
      left -= EXTRA_TOKENS;
      const start = this.#character;
      const fitting = charactersWithin(text, start, left);
      const isWhole = start + fitting === text.length;
      if (!isWhole && piece !== '') return piece;
      const taken = text.slice(start, start + fitting);
      piece += (piece === '' ? '' : BETWEEN) + (start === 0 ? '' : CONTINUED) + taken;
      if (!isWhole) {
        this.#character += fitting;
        return piece;
      }
      this.#text += 1;
      this.#character = 0;
      left -= textTokens(taken);
    }
  }
}
