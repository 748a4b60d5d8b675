// A question of the gateway's own to a model: text in, text out, nothing of it for the caller.

import { AppError } from '../errors.ts';
import type { Backend, CallBackends } from './backends/backend.ts';
import type { Message } from './messages.ts';
import type { ModelEnd } from './model-events.ts';
import { endsWell } from './run-end.ts';

export type Question = {
  readonly backends: readonly Backend[];
  readonly instructions: string;
  readonly messages: readonly Message[];
  readonly deadlineMs: number;
};

/** An answer that was cut off at a limit counts as far as it goes. Throws what the backends failed of, or the signal's reason. */
export async function askForText(
  callBackends: CallBackends,
  { backends, instructions, messages, deadlineMs }: Question,
  signal: AbortSignal,
): Promise<string> {
  let text = '';
  const call = {
    backends,
    deadlineMs,
    toRequest: ({ modelId }: Backend) => ({
      model: modelId,
      instructions,
      messages,
      tools: [],
      toolChoice: { type: 'auto' } as const,
      responseFormat: { type: 'text' } as const,
      options: {},
      extra: {},
      streaming: false,
    }),
  };
  for await (const batch of callBackends(call, signal)) {
    for (const event of batch) {
      if (event.type === 'text-delta') text += event.text;
      if (event.type === 'model-end' && !isOfUse(event, text)) {
        if (signal.aborted) throw signal.reason;
        throw event.failure ?? new AppError('upstream_interrupted');
      }
    }
  }
  return text;
}

/** What was too long for the model's limit is of use as far as it goes; who asks wants the gist. */
function isOfUse(end: ModelEnd, text: string): boolean {
  return endsWell(end) || (end.reason === 'length' && text !== '');
}
