// What an answerer gives back, and what it is given. Each answerer knows one kind of question and returns
// undefined for all others; text-answer.ts asks them in turn.

import type { Conversation } from '../conversation.ts';

export type Answer = {
  readonly text: string;
  /** How it was found, in a sentence: the simulator's reasoning text. */
  readonly because: string;
};

export type AnswerInput = {
  readonly conversation: Conversation;
  /** The model's id, for questions about itself. */
  readonly model: string;
  /** Names of the tools offered. */
  readonly toolNames: readonly string[];
  /** 0 when the caller gave none. */
  readonly seed: number;
};

export type Answerer = (input: AnswerInput) => Answer | undefined;

/** A text cut to a length at a word, with an ellipsis when something was lost. */
export function excerpt(text: string, maxCharacters: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= maxCharacters) return line;
  const space = line.lastIndexOf(' ', maxCharacters - 1);
  const end = space > maxCharacters / 2 ? space : maxCharacters - 1;
  return `${line.slice(0, end).toWellFormed()}…`;
}

export function capitalise(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('en') + text.slice(first.length);
}
