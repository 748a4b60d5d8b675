// Answers in JSON: by the caller's schema, or as an object with the answer in words.

import type { ModelRequest } from '../../../core/model-request.ts';
import { generateValue } from '../schema/generator.ts';
import { createQuestionFinder } from '../values/question-finder.ts';
import type { Answer } from './answer.ts';

/** The answer in the request's format: always JSON when one is asked for. */
export function formatAnswer(
  answer: Answer,
  request: ModelRequest,
  question: string,
  material: readonly string[],
  seed: number,
): Answer {
  const { responseFormat } = request;
  switch (responseFormat.type) {
    case 'text':
      return answer;
    case 'json-object': {
      if (isJsonObject(answer.text)) return answer;
      return {
        text: JSON.stringify({ answer: answer.text }),
        because: `${answer.because} The answer is wanted as a JSON object.`,
      };
    }
    default: {
      // What is to be extracted may stand in the question itself or in the material that came with it.
      const source = [question, ...material].join('\n').slice(0, 8_000);
      const createFinder = () => createQuestionFinder({ question: source, answer: answer.text });
      const { value, isValid } = generateValue(responseFormat.schema, createFinder, seed);
      return {
        text: JSON.stringify(value),
        because: `${answer.because} The answer is wanted as JSON by the schema ${responseFormat.name}${isValid ? '' : ', which I could not satisfy in full'}.`,
      };
    }
  }
}

function isJsonObject(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
