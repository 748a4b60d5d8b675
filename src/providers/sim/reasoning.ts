// Reasoning text: a truthful account of how the simulator came to its answer, as long as the effort asks for.

import type { ModelRequest } from '../../core/model-request.ts';
import { type Answer, excerpt } from './answers/answer.ts';
import type { Conversation } from './conversation.ts';
import type { PlannedCall } from './tools/plan-calls.ts';
import { contentTerms } from './words/terms.ts';

/** Whether the answer is to be preceded by reasoning text: the caller's wish, else the model's nature. */
export function wantsReasoning(request: ModelRequest, isReasoningModel: boolean): boolean {
  const { reasoningEffort } = request.options;
  return reasoningEffort === undefined ? isReasoningModel : reasoningEffort !== 'none';
}

/** A few sentences that end in a blank line, so that the answer stands apart where both are shown together. */
export function writeReasoning(
  request: ModelRequest,
  conversation: Conversation,
  answer: Answer,
  calls: readonly PlannedCall[],
): string {
  const terms = [...new Set(contentTerms(conversation.question))].slice(0, 8);
  const asked = excerpt(conversation.question, 160);
  const tools = request.tools.map(({ name }) => name);
  const steps = [
    asked === '' ? 'There is no question in words.' : `The question is: “${asked}”.`,
    calls.length > 0
      ? `It asks for what ${calls.length === 1 ? 'a tool does' : 'tools do'}: ${calls.map(({ name }) => name).join(', ')}.`
      : answer.because,
    terms.length === 0
      ? 'No word of it carries much meaning.'
      : `The words that matter in it: ${terms.join(', ')}.`,
    tools.length === 0 ? 'No tools were offered.' : `Tools offered: ${excerpt(tools.join(', '), 200)}.`,
    `The context holds ${conversation.passages.length} sentences and ${conversation.results.length} tool results.`,
    calls.length > 0 ? 'Their arguments follow their schemas.' : 'That settles what to say.',
  ];
  return steps.slice(0, lengthOf(request)).join(' ');
}

function lengthOf({ options }: ModelRequest): number {
  if (options.reasoningSummary === 'concise') return 2;
  if (options.reasoningSummary === 'detailed') return 6;
  switch (options.reasoningEffort) {
    case 'minimal':
      return 1;
    case 'low':
      return 2;
    case 'high':
      return 5;
    case 'xhigh':
      return 6;
    default:
      return 4;
  }
}
