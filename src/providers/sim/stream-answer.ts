// One answer of the simulator, from the request to the last event. Loaded at the first call.

import { DEFAULT_SIM_SETTINGS, type ModelConfig, type ProviderConfig } from '../../config/config.ts';
import type { ModelEnd, ModelEvent } from '../../core/model-events.ts';
import type { ModelRequest } from '../../core/model-request.ts';
import { AppError } from '../../errors.ts';
import { refuseImages } from '../refuse-images.ts';
import { callIds } from './call-ids.ts';
import { lastUserText } from './conversation.ts';
import { countInput } from './count-input.ts';
import { readDirectives } from './directives.ts';
import { isAbortedWhileWaiting, statusFailure } from './faults.ts';
import { planAnswer } from './plan-answer.ts';
import { play } from './play.ts';
import { wantsReasoning } from './reasoning.ts';
import { type Script, writeScript } from './script.ts';
import type { SimDeps } from './sim-deps.ts';
import { loadTokenizer, type Tokenizer } from './tokenizer.ts';

/**
 * Throws `invalid_value` for a directive that does not exist and `unsupported_value` for images that the model does
 * not take; every other failure is a model-end.
 */
export async function* streamAnswer(
  config: ProviderConfig,
  deps: SimDeps,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<readonly ModelEvent[], void, undefined> {
  const model = config.models.find(({ id }) => id === request.model);
  refuseImages(request, model, `${config.id}/${request.model}`);
  const { text, settings, ...directives } = readDirectives(
    lastUserText(request.messages),
    model?.sim ?? DEFAULT_SIM_SETTINGS,
  );
  if (await isAbortedWhileWaiting(settings.fault?.delayMs ?? 0, deps, signal)) return yield [CANCELLED];
  const refusal = statusFailure(settings.fault, config, request.model, deps);
  if (refusal !== undefined) return yield [failed(refusal)];

  const tokenizer = await loadTokenizer();
  const inputTokens = await countInput(tokenizer, request, signal).catch((thrown: unknown) => {
    if (signal.aborted) return undefined;
    throw thrown;
  });
  if (inputTokens === undefined || signal.aborted) return yield [CANCELLED];
  const contextWindow = model?.contextWindow ?? Number.POSITIVE_INFINITY;
  if (inputTokens > contextWindow) return yield [failed(tooLong(inputTokens, contextWindow))];

  const hasReasoning = directives.reasoning || wantsReasoning(request, model?.reasoning ?? false);
  const plan = planAnswer(request, text, { settings, ...directives }, hasReasoning);
  const script = toScript(plan, tokenizer, request, {
    model,
    tokensLeft: contextWindow - inputTokens,
    breakAfterTokens: settings.fault?.breakAfterTokens ?? Number.POSITIVE_INFINITY,
  });
  yield* play(script, { settings, inputTokens, streaming: request.streaming }, deps, signal);
}

function toScript(
  plan: Parameters<typeof writeScript>[0],
  tokenizer: Tokenizer,
  request: ModelRequest,
  {
    model,
    tokensLeft,
    breakAfterTokens,
  }: { model: ModelConfig | undefined; tokensLeft: number; breakAfterTokens: number },
): Script {
  const { options } = request;
  return writeScript(plan, tokenizer, {
    maxTokens: Math.min(
      options.maxOutputTokens ?? Number.POSITIVE_INFINITY,
      model?.maxTokens ?? Number.POSITIVE_INFINITY,
      tokensLeft,
    ),
    breakAfterTokens,
    stop: options.stop ?? [],
    logprobs: options.logprobs ?? false,
    topLogprobs: options.topLogprobs ?? 0,
    callId: callIds(request),
  });
}

const CANCELLED: ModelEnd = { type: 'model-end', reason: 'cancelled' };

function failed(failure: AppError): ModelEnd {
  return { type: 'model-end', reason: 'failed', failure };
}

function tooLong(inputTokens: number, contextWindow: number): AppError {
  return new AppError(
    'context_length_exceeded',
    `This model's maximum context length is ${contextWindow} tokens. The messages come to ${inputTokens} tokens.`,
    { param: 'messages' },
  );
}
