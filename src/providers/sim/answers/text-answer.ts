// The simulator's answer in words: the answerers, in the order in which they are asked.

import type { Answer, Answerer, AnswerInput } from './answer.ts';
import { answerSum } from './arithmetic.ts';
import { answerEcho } from './echo.ts';
import { answerEquation } from './equation.ts';
import { answerUnknown } from './fallback.ts';
import { answerIdentity } from './identity.ts';
import { describeImages } from './image-answer.ts';
import { answerFromContext } from './recall.ts';
import { answerCount, answerProse } from './sequence.ts';
import { answerSmallTalk } from './small-talk.ts';
import { answerStatement } from './statement.ts';
import { answerSummary } from './summary.ts';
import { answerTaskPrompt } from './task-prompts.ts';
import { answerFromResults } from './tool-results.ts';

// A prompt's form says more about what it wants than its words do, so the forms come first; what is known
// from the context comes before anything that would be made up.
const ANSWERERS: readonly Answerer[] = [
  answerTaskPrompt,
  answerSmallTalk,
  answerEcho,
  answerIdentity,
  answerCount,
  answerEquation,
  answerSum,
  answerSummary,
  answerStatement,
  answerFromContext,
  answerProse,
];

/** An answer, always: at the least that there is none. Tool results of the turn come before everything. */
export function answerInWords(input: AnswerInput): Answer {
  const { conversation } = input;
  if (conversation.results.length > 0) return answerFromResults(conversation);
  const found = firstAnswer(input);
  if (conversation.images.length === 0) return found ?? answerUnknown(input);
  const seen = describeImages(conversation.images);
  return {
    text: found === undefined ? seen : `${seen} ${found.text}`,
    because:
      `The message holds ${conversation.images.length === 1 ? 'an image' : 'images'}. ${found?.because ?? ''}`.trim(),
  };
}

/** An answer that rests on something; undefined when there is nothing but the admission. */
export function firstAnswer(input: AnswerInput): Answer | undefined {
  for (const answerer of ANSWERERS) {
    const answer = answerer(input);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
