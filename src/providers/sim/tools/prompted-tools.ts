// Tools that a front end describes in the prompt instead of the request, as Open WebUI does unless it is told to
// use native calls: the answer is JSON that names them.

import type { ToolDefinition } from '../../../core/model-request.ts';
import { isPlainObject } from '../../../lib/plain-object.ts';
import type { Answer, AnswerInput } from '../answers/answer.ts';
import { planCalls } from './plan-calls.ts';

const OFFER = /\bavailable tools:\s*(?=\[)/i;
const QUERY = /\bquery:\s*(?:history:[\s\S]*?\bquery:\s*)?([\s\S]+)$/i;

/** The calls as `{"tool_calls":[{"name","parameters"}]}`; undefined when the instructions offer no tools this way. */
export function answerPromptedTools({ conversation, seed }: AnswerInput): Answer | undefined {
  const { instructions, userText } = conversation;
  if (!/"tool_calls"/.test(instructions)) return undefined;
  const offer = OFFER.exec(instructions);
  if (offer === null) return undefined;
  const tools = readTools(instructions.slice(offer.index + offer[0].length));
  if (tools === undefined) return undefined;
  const question = QUERY.exec(userText)?.[1]?.trim() ?? conversation.question;
  const calls = planCalls({
    request: { tools, toolChoice: { type: 'auto' } },
    question,
    answer: undefined,
    isAnswered: false,
    seed,
  });
  const written = calls.map(({ name, argumentsText }) => ({
    name,
    parameters: JSON.parse(argumentsText) as unknown,
  }));
  return {
    text: JSON.stringify({ tool_calls: written }),
    because: 'The instructions describe tools and ask for their calls as JSON.',
  };
}

/** The array that begins the text; what follows it is prose. */
function readTools(text: string): ToolDefinition[] | undefined {
  for (
    let end = text.indexOf(']'), tries = 0;
    end >= 0 && tries < 500;
    end = text.indexOf(']', end + 1), tries += 1
  ) {
    let value: unknown;
    try {
      value = JSON.parse(text.slice(0, end + 1));
    } catch {
      continue;
    }
    if (!Array.isArray(value)) return undefined;
    return value.filter(isPlainObject).flatMap((entry) => {
      const tool = isPlainObject(entry.function) ? entry.function : entry;
      if (typeof tool.name !== 'string') return [];
      return [
        {
          name: tool.name,
          description: typeof tool.description === 'string' ? tool.description : undefined,
          parameters: isPlainObject(tool.parameters) ? tool.parameters : undefined,
        },
      ];
    });
  }
  return undefined;
}
