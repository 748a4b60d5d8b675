// Summaries made of the text's own sentences: the ones whose words are commonest in it.

import { sentences } from '../words/sentences.ts';
import { contentTerms } from '../words/terms.ts';
import { type Answer, type Answerer, excerpt } from './answer.ts';

const ASKS = /\b(?:summari[sz]e|summary|tl;?dr|key points|main points|gist|zusammenfass\w*|résum\w+)\b/i;
const SENTENCES = 3;
// Longer texts are judged by their beginning; where a summary looks, a writer puts what matters.
const MAX_CHARACTERS = 100_000;

/** Answers with the sentences at the text's centre, in their order. */
export const answerSummary: Answerer = ({ conversation }): Answer | undefined => {
  if (!ASKS.test(conversation.question)) return undefined;
  const documents = conversation.passages.filter(({ origin }) => origin === 'document');
  const own = conversation.passages.filter(({ text, origin }) => origin === 'user' && !ASKS.test(text));
  const material = (documents.length > 0 ? documents : own).map(({ text }) =>
    text.replace(/^(?:text|article)\s*:\s*/i, ''),
  );
  const inline = conversation.question.replace(/^[^:\n]{0,80}:\s*/, '');
  const parts = material.length > 0 ? material : sentences(inline).filter((part) => !ASKS.test(part));
  if (parts.length === 0) return undefined;
  return {
    text: central(parts)
      .map((part) => excerpt(part, 300))
      .join(' '),
    because: `The message asks for a summary; I kept the most central of ${parts.length} sentences.`,
  };
};

/** The sentences that hold most of what the text keeps saying, at most three, in reading order. */
function central(parts: readonly string[]): string[] {
  if (parts.length <= 2) return [...parts];
  let left = MAX_CHARACTERS;
  const read = parts.filter((part) => {
    left -= part.length;
    return left > 0;
  });
  const termLists = read.map((part) => contentTerms(part));
  const counts = new Map<string, number>();
  for (const term of termLists.flat()) counts.set(term, (counts.get(term) ?? 0) + 1);
  return termLists
    .map((list, index) => {
      const sum = [...new Set(list)].reduce((total, term) => total + (counts.get(term) ?? 0) - 0.5, 0);
      // The first sentence usually says what the text is about.
      return { index, score: (sum / Math.sqrt(list.length + 4)) * (index === 0 ? 1.3 : 1) };
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, SENTENCES)
    .sort((a, b) => a.index - b.index)
    .flatMap(({ index }) => read[index] ?? []);
}
