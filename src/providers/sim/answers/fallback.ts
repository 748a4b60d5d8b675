// What is said when nothing else fits: the truth.

import { pick } from '../random.ts';
import { type Answer, type AnswerInput, excerpt } from './answer.ts';

/** Says that the simulator knows no answer, and what it was asked. */
export function answerUnknown({ conversation, toolNames, seed }: AnswerInput): Answer {
  const asked = excerpt(conversation.question, 120);
  if (asked === '') {
    return {
      text: 'I am a simulator, and this conversation holds no user message with text. Ask me something.',
      because: 'There is no user text to answer.',
    };
  }
  const tools = toolNames.length === 0 ? '' : ' None of the tools I was offered fits it either.';
  const opening = pick(
    [
      'I am a simulator, not a language model, and I only know what stands in our conversation.',
      'I only know what our conversation tells me: I am a simulator, not a language model.',
      'My knowledge is this conversation; I am a simulator and no language model.',
    ],
    seed,
  );
  return {
    text: `${opening} Nothing in it answers “${asked}”.${tools}`,
    because: 'No sentence in the context shares enough with the message.',
  };
}
