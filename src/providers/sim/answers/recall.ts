// Answers from the context: finds the sentences that share most with the question and repeats them.

import type { Conversation, Passage } from '../conversation.ts';
import { type RankableText, type Ranked, rank } from '../words/rank.ts';
import { contentTerms, stem } from '../words/terms.ts';
import { type Answer, type Answerer, capitalise, excerpt } from './answer.ts';
import { addressSpeaker } from './perspective.ts';

type Candidate = RankableText & { readonly passage: Passage };
type Scored = Ranked & { readonly passage: Passage };

// Of a question's weight, a sentence must hold this much to count as about it.
const MIN_COVERAGE = 0.3;
const MAX_SENTENCES = 3;
/** How near to the best a further sentence must come to be repeated too. */
const COMPANION_SHARE = 0.8;
const ABOUT_USER = /\b(?:my|mine|i|me|our|we)\b/i;
const ASKS = /[?？]\s*$/;
const QUESTION_START =
  /^(?:who|what|when|where|why|how|which|whose|is|are|was|were|do|does|did|can|could|will|would|should|tell|remind|explain|describe|find|list|name|show|write|give|make|create|say|repeat|count|translate|summari[sz]e)\b/i;

/** Answers with what stands in the conversation, the documents or the instructions. */
export const answerFromContext: Answerer = ({ conversation }) => {
  const found = findPassages(conversation);
  const first = found[0];
  if (first === undefined) return undefined;
  return { text: compose(found), because: explain(first.passage, conversation) };
};

/** The passages that answer the question, in reading order; empty when none does. */
function findPassages(conversation: Conversation): Scored[] {
  const asked = questionTerms(conversation);
  if (asked.length === 0) return [];
  const candidates: Candidate[] = conversation.passages
    .filter((passage) => isFact(passage, conversation))
    .map((passage) => ({ text: passage.text, paragraph: passage.paragraph, passage }));
  const aboutUser = ABOUT_USER.test(conversation.question);
  const scored = rank(asked, candidates)
    .flatMap((ranked): Scored[] => {
      const passage = candidates[ranked.index]?.passage;
      if (passage === undefined || ranked.coverage < MIN_COVERAGE) return [];
      const score =
        ranked.score * originWeight(passage, aboutUser) * kindWeight(conversation.question, passage.text);
      return [{ ...ranked, passage, score }];
    })
    .sort((a, b) => b.score - a.score || b.index - a.index);
  const best = scored[0];
  if (best === undefined) return [];
  const seen = new Set<string>();
  return scored
    .filter(
      (other) =>
        other.score >= best.score * COMPANION_SHARE && other.coverage >= best.coverage * COMPANION_SHARE,
    )
    .filter(
      ({ passage }) =>
        passage.origin === best.passage.origin && !seen.has(passage.text) && seen.add(passage.text),
    )
    .slice(0, best.passage.origin === 'user' ? 1 : MAX_SENTENCES)
    .sort((a, b) => a.index - b.index);
}

/** The question's terms; a question too short to stand alone takes the one before it along. */
function questionTerms({ question, earlierQuestions }: Conversation): string[] {
  const own = contentTerms(question);
  if (/\bwho am i\b/i.test(question)) own.push(stem('name'));
  const previous = earlierQuestions.at(-1);
  const isFollowUp =
    /^(?:and|but|what about|how about|und|et|y)\b|\b(?:it|they|them|that|this|he|she)\b/i.test(question);
  if (own.length > 2 || !isFollowUp || previous === undefined) return own;
  return [...own, ...contentTerms(previous)];
}

function isFact({ text, origin }: Passage, { question }: Conversation): boolean {
  if (ASKS.test(text)) return false;
  // `Your name is Ada` tells the assistant who it is, not the user.
  if (origin === 'instructions' && ABOUT_USER.test(question) && /\byour?\b/i.test(text)) return false;
  if (origin === 'assistant') return !/\bsimulator\b/.test(text);
  return origin !== 'user' || (text !== question.trim() && !QUESTION_START.test(text));
}

function originWeight({ origin }: Passage, aboutUser: boolean): number {
  if (origin === 'user') return aboutUser ? 2 : 1;
  return origin === 'assistant' ? 0.7 : 1;
}

/** Who, when and how much ask for names, dates and figures: sentences that hold one are likelier answers. */
function kindWeight(question: string, sentence: string): number {
  if (/\bwhen\b|\bwhat (?:date|day|time|year)\b|\bwann\b|\bquand\b/i.test(question)) {
    return /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|noon|midnight)\b/i.test(
      sentence,
    )
      ? 1.25
      : 1;
  }
  if (/\bhow (?:much|many|long|old|far|often|big|tall)\b|\bprice\b|\bcost\b/i.test(question))
    return /\d/.test(sentence) ? 1.25 : 1;
  if (/\bwho(?:se|m)?\b/i.test(question)) return /\s\p{Lu}\p{Ll}+/u.test(sentence) ? 1.15 : 1;
  return 1;
}

function compose(found: readonly Scored[]): string {
  const [first] = found;
  if (first === undefined) return '';
  const { origin, text } = first.passage;
  if (origin === 'user') {
    const turned = addressSpeaker(text);
    return turned === undefined ? `You wrote: “${excerpt(text, 300)}”` : `You told me that ${turned}.`;
  }
  const sentences = found.map(({ passage }) =>
    passage.citation === undefined ? finish(passage.text) : `${finish(passage.text)} [${passage.citation}]`,
  );
  return origin === 'assistant'
    ? `As I said before: ${sentences.join(' ')}`
    : capitalise(sentences.join(' '));
}

function finish(sentence: string): string {
  return /[\p{L}\p{N})]$/u.test(sentence) ? `${sentence}.` : sentence;
}

function explain({ origin, text }: Passage, { passages }: Conversation): Answer['because'] {
  const place = {
    instructions: 'the instructions',
    user: 'what you told me',
    assistant: 'what I said before',
    document: 'the documents given',
    tool: 'what a tool returned',
  }[origin];
  return `Of ${passages.length} sentences in the context, the one closest to the question stands in ${place}: “${excerpt(text, 160)}”.`;
}
