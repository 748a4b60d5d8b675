// The model backend for servers that speak OpenAI's chat completions: OpenAI, vLLM, Ollama, llama.cpp,
// OpenRouter, LM Studio, another Clawgate. Our own lean path, because most tokens pass here.

import type { ProviderConfig } from '../../config/config.ts';
import type { Clock, NewId } from '../../core/ambient.ts';
import type { ModelEnd, ModelEvent } from '../../core/model-events.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import type { ModelRequest } from '../../core/model-request.ts';
import type { AppError } from '../../errors.ts';
import { toTransportError } from '../transport-error.ts';
import { toUpstreamError, type UpstreamContext } from '../upstream-error.ts';
import { AnswerReader } from './answer-reader.ts';
import { type ChatDialect, chatDialect } from './dialect.ts';
import { FrameReader } from './frame-reader.ts';
import { invalidResponse, toReadFailure } from './invalid-response.ts';
import { MAX_ANSWER_BYTES, MAX_ERROR_BYTES, readBeginning, readText } from './read-text.ts';
import { writeChatRequest } from './request-writer.ts';
import { type UpstreamCall, UpstreamCallAborted, type UpstreamHead } from './upstream-call.ts';
import { UpstreamClient } from './upstream-client.ts';

export type OpenAICompatibleDependencies = {
  readonly clock: Clock;
  /** Names the tool calls of servers that give them no id. */
  readonly newId: NewId;
};

/**
 * A provider of `api: "openai-completions"` or `"ollama"`. Connections are opened at the first call and kept
 * between calls; idle ones do not hold the process.
 */
export function createOpenAICompatibleProvider(
  config: ProviderConfig,
  dependencies: OpenAICompatibleDependencies,
): ModelProvider {
  return new OpenAICompatibleProvider(config, dependencies);
}

class OpenAICompatibleProvider implements ModelProvider {
  readonly forwardsExtra = true;
  readonly #config: ProviderConfig;
  readonly #dependencies: OpenAICompatibleDependencies;
  readonly #dialect: ChatDialect;
  readonly #client: UpstreamClient;

  constructor(config: ProviderConfig, dependencies: OpenAICompatibleDependencies) {
    this.#config = config;
    this.#dependencies = dependencies;
    this.#dialect = chatDialect(config);
    this.#client = new UpstreamClient(config);
  }

  /** This wire shows reasoning or does not; it has no field that asks for a summary. */
  ignoredOptions({ options }: ModelRequest): readonly 'reasoningSummary'[] {
    return options.reasoningSummary === undefined ? [] : ['reasoningSummary'];
  }

  async *stream(
    request: ModelRequest,
    signal: AbortSignal,
  ): AsyncGenerator<readonly ModelEvent[], void, undefined> {
    this.#client.assertConfigured();
    const body = JSON.stringify(writeChatRequest(request, this.#config, this.#dialect));
    const context: UpstreamContext = {
      providerId: this.#config.id,
      model: request.model,
      apiKey: this.#config.apiKey,
      headers: this.#config.headers,
      clock: this.#dependencies.clock,
    };
    if (signal.aborted) {
      yield [{ type: 'model-end', reason: 'cancelled' }];
      return;
    }
    const reader = new AnswerReader(context, this.#config, this.#dependencies.newId);
    const call = await this.#client.post(
      '/chat/completions',
      body,
      request.streaming ? 'event-stream' : 'json',
    );
    const abort = () => call.abort();
    signal.addEventListener('abort', abort);
    try {
      if (signal.aborted) call.abort();
      const head = await call.head();
      if (head.status < 200 || head.status >= 300) {
        yield [failedEnd(await readRefusal(call, head, context))];
        return;
      }
      if (!isEventStream(head, request.streaming)) {
        yield await readWholeAnswer(call, head, reader, context);
        return;
      }
      const frames = new FrameReader(reader, context);
      while (!frames.isOver) {
        const buffers = await call.read();
        const batch = buffers === undefined ? frames.end() : frames.read(buffers);
        if (frames.isOver) call.release();
        if (batch.length > 0) yield batch;
      }
    } catch (thrown) {
      yield this.#endOfBrokenCall(thrown, call, reader);
    } finally {
      signal.removeEventListener('abort', abort);
      call.close();
    }
  }

  /** A call that ended otherwise than by its own end: cancelled, complete all the same, or failed. */
  #endOfBrokenCall(thrown: unknown, call: UpstreamCall, reader: AnswerReader): readonly ModelEvent[] {
    const { usage } = reader;
    if (thrown instanceof UpstreamCallAborted) return [{ type: 'model-end', reason: 'cancelled', usage }];
    const events: ModelEvent[] = [];
    // Once the model has said why it stopped, a connection lost afterwards takes nothing from its answer.
    if (reader.isFinished) {
      events.push(reader.end(events));
      return events;
    }
    const { id: providerId } = this.#config;
    return [failedEnd(toTransportError(thrown, { providerId, answerBegun: call.answerBegun }), usage)];
  }
}

/** By what the server says it sends; what it was asked for decides when it says nothing of use. */
function isEventStream({ headers }: UpstreamHead, asked: boolean): boolean {
  const contentType = String(headers['content-type'] ?? '').toLowerCase();
  if (contentType.includes('text/event-stream')) return true;
  return asked && !contentType.includes('json') && !contentType.includes('html');
}

async function readWholeAnswer(
  call: UpstreamCall,
  { headers }: UpstreamHead,
  reader: AnswerReader,
  { providerId }: UpstreamContext,
): Promise<readonly ModelEvent[]> {
  const text = await readText(call, MAX_ANSWER_BYTES);
  const events: ModelEvent[] = [];
  try {
    if (text === undefined) throw invalidResponse(providerId, `more than ${MAX_ANSWER_BYTES} bytes`);
    reader.read(parse(text, providerId, String(headers['content-type'] ?? 'no content type')), events);
    if (!reader.hasAnswered) throw invalidResponse(providerId, 'JSON that is no chat completion');
    events.push(reader.end(events));
  } catch (thrown) {
    events.push(failedEnd(toReadFailure(thrown, providerId), reader.usage));
  }
  return events;
}

function parse(text: string, providerId: string, contentType: string): object {
  try {
    return Object(JSON.parse(text));
  } catch (cause) {
    throw invalidResponse(providerId, `${contentType} that is not JSON`, cause);
  }
}

async function readRefusal(
  call: UpstreamCall,
  { status, headers }: UpstreamHead,
  context: UpstreamContext,
): Promise<AppError> {
  const bodyText = await readBeginning(call, MAX_ERROR_BYTES);
  return toUpstreamError({ status, headers, bodyText }, context);
}

function failedEnd(failure: AppError, usage?: ModelEnd['usage']): ModelEnd {
  return { type: 'model-end', reason: 'failed', usage, failure };
}
