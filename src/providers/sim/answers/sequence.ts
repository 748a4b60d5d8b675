// Texts of a length that is asked for: counting, and prose to fill a page with.

import { pick } from '../random.ts';
import { isStopWord } from '../words/stop-words.ts';
import { terms, words } from '../words/terms.ts';
import type { Answerer } from './answer.ts';

const COUNT =
  /\b(?:count|numbers|zähle)\b(?:[^\d\n]{0,40}?\bfrom\s+(\d{1,6}))?[^\d\n]{0,40}?\b(?:to|through|until|bis)\s+(\d{1,6})\b/i;
const MAX_NUMBERS = 2_000;
const WRITE =
  /\b(?:write|tell|compose|draft|generate|produce|give|create|make up)\b[^.\n]{0,60}\b(?:story|poem|essay|paragraphs?|article|text|words|sentences|haiku|letter|email|joke|song|blog post|speech|lorem ipsum)\b/i;
const MAX_SENTENCES = 400;

/** Answers `count to 10` and `count from 5 to 1`. */
export const answerCount: Answerer = ({ conversation }) => {
  const match = COUNT.exec(conversation.question);
  if (match === null) return undefined;
  const first = Number(match[1] ?? 1);
  const last = Number(match[2]);
  const length = Math.min(Math.abs(last - first) + 1, MAX_NUMBERS);
  const step = last < first ? -1 : 1;
  const numbers = Array.from({ length }, (_, index) => first + index * step);
  return { text: numbers.join(', '), because: `The message asks me to count from ${first} to ${last}.` };
};

/** Answers wishes for prose with as much of it, which says of itself that it is made up of patterns. */
export const answerProse: Answerer = ({ conversation, seed }) => {
  const { question } = conversation;
  if (!WRITE.test(question)) return undefined;
  const topic = topicOf(question);
  const wantedWords = Number(/\b(\d{1,4})[- ]words?\b/i.exec(question)?.[1] ?? 0);
  const wantedSentences = Number(/\b(\d{1,3})[- ]sentences?\b/i.exec(question)?.[1] ?? 0);
  const fallback = /\blong\b/i.test(question) ? 40 : 5;
  const limit = wantedSentences > 0 ? wantedSentences : wantedWords > 0 ? MAX_SENTENCES : fallback;
  const written: string[] = [`This is a simulated text about ${topic}.`];
  let length = terms(written[0] ?? '').length;
  for (let number = 2; number <= Math.min(limit, MAX_SENTENCES); number += 1) {
    if (wantedWords > 0 && length >= wantedWords) break;
    const sentence = pick(
      [
        `Sentence ${number} stands where a language model would say more about ${topic}.`,
        `With sentence ${number} the text about ${topic} grows a little longer.`,
        `Nothing in sentence ${number} is invented about ${topic}, because a simulator invents nothing.`,
        `Sentence ${number} keeps ${topic} in view and the stream flowing.`,
      ],
      seed + number,
    );
    length += terms(sentence).length;
    written.push(sentence);
  }
  const text = written.join(' ');
  const cut = wantedWords > 0 ? text.split(' ').slice(0, wantedWords).join(' ') : text;
  return {
    text: cut,
    because: `The message asks for a text about ${topic}; I filled its length with patterns.`,
  };
};

function topicOf(question: string): string {
  const about = /\b(?:about|on|of)\s+([^.,;:!?\n]{2,80})/i
    .exec(question)?.[1]
    ?.replace(/\s+(?:in|with|using)\s+\d.*$/i, '')
    .trim();
  if (about !== undefined && !/^\d/.test(about)) return about;
  const form = new Set([
    'write',
    'long',
    'short',
    'story',
    'poem',
    'essay',
    'text',
    'word',
    'words',
    'sentences',
    'joke',
  ]);
  const rest = words(question).filter((word) => !isStopWord(word) && !form.has(word) && !/^\d/.test(word));
  return rest.slice(0, 4).join(' ') || 'anything';
}
