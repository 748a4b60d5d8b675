// What a question is about, in few words: for places that want a query or a title, and for want of anything better.

import type { Place } from '../schema/finder.ts';
import { isStopWord } from '../words/stop-words.ts';
import { words } from '../words/terms.ts';
import { isOpener } from './entities.ts';
import { fieldKind } from './field-kind.ts';

/** `search the web for X`, `can you look up X?` without what only orders. */
export function withoutCommand(question: string): string {
  const bare = question
    .trim()
    .replace(
      /^(?:(?:please|can you|could you|would you|i want to|i need to|help me|hey|hi|hello)[,\s]+)+/i,
      '',
    )
    .replace(
      /^(?:search|find|look up|look|google|query|browse|tell me|show me|get|fetch|give me)\b\s*(?:(?:the|my|our)?\s*(?:web|internet|online|database|docs?|documentation|knowledge base|wikipedia|catalog(?:ue)?|news)\b)?\s*(?:for|about|on|up|me)?\s*/i,
      '',
    )
    .replace(/[?.!\s]+$/, '');
  return bare === '' ? question.trim() : bare;
}
/** The words that tell, in their order. */
function topic(question: string, maxWords: number): string {
  return words(question.slice(0, 2_000))
    .filter((word) => !isStopWord(word) && !isOpener(word) && !/^\d/.test(word))
    .slice(0, maxWords)
    .join(' ');
}

/** The text for a place where something must stand and the question has nothing for it. */
export function filler(place: Place, question: string): string {
  switch (fieldKind(place)) {
    case 'query':
      return withoutCommand(question) || 'anything';
    case 'body':
    case 'answer':
      return question.trim() || 'No text was given.';
    case 'title': {
      const title = topic(question, 6);
      return title === '' ? 'Untitled' : title.charAt(0).toUpperCase() + title.slice(1);
    }
    case 'other':
    case 'keyword':
      return topic(question, 3) || place.name || 'text';
    default:
      return 'unknown';
  }
}
