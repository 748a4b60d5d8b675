// A request as the simulator reads it: what is asked, what the answer may be drawn from, what tools have said.

import type { ImagePart, Message, TextPart, ToolCallPart, ToolMessage } from '../../core/messages.ts';
import type { ModelRequest } from '../../core/model-request.ts';
import { readSections, takeDocuments } from './prompt-sections.ts';
import { paragraphs } from './words/sentences.ts';

/** Where a passage comes from, which decides how an answer repeats it. */
export type PassageOrigin = 'instructions' | 'user' | 'assistant' | 'document' | 'tool';

/** One sentence of the context. */
export type Passage = {
  readonly text: string;
  readonly origin: PassageOrigin;
  /** Sentences of one paragraph share a number; it grows from the oldest to the newest. */
  readonly paragraph: number;
  readonly citation?: string | undefined;
};

export type ToolResult = {
  readonly toolName: string | undefined;
  /** The call as the assistant made it, when the history holds it. */
  readonly call: ToolCallPart | undefined;
  readonly text: string;
};

export type Conversation = {
  /** The last user message without its material; empty when there is none. */
  readonly question: string;
  /** The last user message as it is. */
  readonly userText: string;
  readonly images: readonly ImagePart[];
  readonly instructions: string;
  readonly passages: readonly Passage[];
  /** The user's questions before this one, oldest first. */
  readonly earlierQuestions: readonly string[];
  /** What tools returned after the last user message, in order. */
  readonly results: readonly ToolResult[];
};

// Some 100,000 tokens, the window of most models; read in well under a second.
const MAX_PASSAGE_CHARACTERS = 400_000;
/** A question is a few sentences; the answerers look for many things in it. */
const MAX_QUESTION_CHARACTERS = 4_000;

/** Reads the request. `userText` replaces the last user message's text (directives are taken out before). */
export function readConversation(request: ModelRequest, userText: string): Conversation {
  const { messages } = request;
  const last = messages.findLastIndex((message) => message.role === 'user');
  const sections = readSections(shorten(userText));
  const calls = new Map<string, ToolCallPart>();
  const reader = new PassageReader();
  const earlierQuestions: string[] = [];
  const results: ToolResult[] = [];

  // The newest text is read first, so that a limit cuts off what is oldest.
  for (const document of sections.documents.toReversed()) {
    reader.add(document.text, 'document', document.citation);
  }
  if (sections.documents.length === 0) reader.add(shorten(userText), 'user');
  for (const message of messages) {
    if (message.role !== 'assistant') continue;
    for (const part of message.content) if (part.type === 'tool-call') calls.set(part.id, part);
  }
  for (const [index, message] of [...messages.entries()].toReversed()) {
    if (index === last) continue;
    if (message.role === 'tool' && index > last) results.unshift(toResult(message, calls));
    else if (message.role === 'user') {
      const text = shorten(textOf(message));
      const earlier = readSections(text);
      earlierQuestions.unshift(earlier.question.slice(0, MAX_QUESTION_CHARACTERS));
      for (const document of earlier.documents.toReversed())
        reader.add(document.text, 'document', document.citation);
      if (earlier.documents.length === 0) reader.add(text, 'user');
    } else if (message.role === 'assistant' || message.role === 'tool') {
      reader.add(textOf(message), message.role);
    } else reader.addInstructions(message.text);
  }
  reader.addInstructions(request.instructions ?? '');
  const asked = messages[last];
  return {
    question: sections.question.slice(0, MAX_QUESTION_CHARACTERS).toWellFormed(),
    userText: shorten(userText),
    images: asked?.role === 'user' ? asked.content.filter((part) => part.type === 'image') : [],
    instructions: request.instructions ?? '',
    passages: reader.passages(),
    earlierQuestions,
    results,
  };
}

/** The last user message's text parts, joined; empty when nobody has asked anything. */
export function lastUserText(messages: readonly Message[]): string {
  const message = messages.findLast(({ role }) => role === 'user');
  return message === undefined ? '' : textOf(message);
}

function textOf(message: Message): string {
  if (!('content' in message)) return message.text;
  const parts: readonly (TextPart | { readonly type: string })[] = message.content;
  return parts.flatMap((part) => (isText(part) ? [part.text] : [])).join('\n');
}

/** Of a text beyond all windows its two ends, where prompts and questions stand. */
function shorten(text: string): string {
  if (text.length <= MAX_PASSAGE_CHARACTERS) return text;
  const half = MAX_PASSAGE_CHARACTERS / 2;
  return `${text.slice(0, half)}\n\n${text.slice(-half)}`;
}

function isText(part: TextPart | { readonly type: string }): part is TextPart {
  return part.type === 'text';
}

function toResult(message: ToolMessage, calls: ReadonlyMap<string, ToolCallPart>): ToolResult {
  const call = calls.get(message.toolCallId);
  return { toolName: message.toolName ?? call?.name, call, text: textOf(message).trim() };
}

class PassageReader {
  readonly #groups: Passage[][] = [];
  #left = MAX_PASSAGE_CHARACTERS;

  add(text: string, origin: PassageOrigin, citation?: string): void {
    if (text === '' || this.#left <= 0) return;
    const read = text.slice(0, this.#left);
    this.#left -= read.length;
    const groups = paragraphs(read).map((parts) =>
      parts.map((part) => ({ text: part, origin, citation, paragraph: 0 })),
    );
    this.#groups.push(...groups.toReversed());
  }

  /** Instructions may hold documents too: RAG systems put what they found there. */
  addInstructions(text: string): void {
    const { rest, documents } = takeDocuments(text.slice(0, this.#left));
    for (const document of documents.toReversed()) this.add(document.text, 'document', document.citation);
    this.add(rest, 'instructions');
  }

  passages(): Passage[] {
    return this.#groups
      .toReversed()
      .flatMap((group, paragraph) => group.map((passage) => ({ ...passage, paragraph })));
  }
}
