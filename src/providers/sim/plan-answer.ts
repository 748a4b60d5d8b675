// Decides what to say: call tools, pass on what they returned, or answer in words or JSON, with or without reasoning.

import type { ModelRequest } from '../../core/model-request.ts';
import type { AnswerInput } from './answers/answer.ts';
import { formatAnswer } from './answers/json-answer.ts';
import { answerTaskPrompt } from './answers/task-prompts.ts';
import { answerInWords, firstAnswer } from './answers/text-answer.ts';
import { readConversation } from './conversation.ts';
import type { Directives } from './directives.ts';
import { writeReasoning } from './reasoning.ts';
import type { Plan } from './script.ts';
import { type PlannedCall, planCalls } from './tools/plan-calls.ts';
import { answerPromptedTools } from './tools/prompted-tools.ts';

const REFUSAL = 'I was told to refuse this request, and so I do: I will not answer it.';

/** The plan for a request whose last user message, without directives, is `userText`. */
export function planAnswer(
  request: ModelRequest,
  userText: string,
  directives: Directives,
  hasReasoning: boolean,
): Plan {
  const conversation = readConversation(request, userText);
  const seed = request.options.seed ?? 0;
  const input: AnswerInput = {
    conversation,
    model: request.model,
    toolNames: request.toolChoice.type === 'none' ? [] : request.tools.map(({ name }) => name),
    seed,
  };
  const answer = answerPromptedTools(input) ?? answerInWords(input);
  const calls = directives.refuse ? [] : callsFor(request, input, answer.text);
  const material = conversation.passages
    .filter(({ origin }) => origin === 'document')
    .map(({ text }) => text);
  const formatted =
    calls.length > 0 ? answer : formatAnswer(answer, request, conversation.question, material, seed);
  return {
    reasoning: hasReasoning ? writeReasoning(request, conversation, formatted, calls) : '',
    text: calls.length > 0 ? '' : formatted.text,
    refusal: directives.refuse ? REFUSAL : '',
    calls,
    isFiltered: directives.contentFilter,
  };
}

function callsFor(request: ModelRequest, input: AnswerInput, answerText: string): readonly PlannedCall[] {
  const { tools, toolChoice, options } = request;
  const { conversation, seed } = input;
  if (tools.length === 0 || toolChoice.type === 'none') return [];
  const isDemanded = toolChoice.type !== 'auto';
  const hasResults = conversation.results.length > 0;
  // Results answer the question: more calls would go on for ever. Only calls made one at a time are continued.
  if (hasResults && !isDemanded && options.parallelToolCalls !== false) return [];
  if (!isDemanded && answerTaskPrompt(input) !== undefined) return [];
  const known = hasResults ? undefined : firstAnswer(input);
  const calls = planCalls({
    request,
    question: conversation.question,
    answer: known?.text ?? (isDemanded ? answerText : undefined),
    isAnswered: known !== undefined,
    seed,
  });
  if (options.parallelToolCalls !== false) return calls;
  const next = calls[hasResults ? callsMade(request) : 0] ?? (isDemanded ? calls[0] : undefined);
  return next === undefined ? [] : [next];
}

/** How many calls the assistant has made since the user last spoke. */
function callsMade({ messages }: ModelRequest): number {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  return messages
    .slice(last + 1)
    .flatMap((message) => (message.role === 'assistant' ? message.content : []))
    .filter(({ type }) => type === 'tool-call').length;
}
