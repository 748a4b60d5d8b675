// The embedding backend for servers that speak OpenAI's POST /embeddings.

import type { ProviderConfig } from '../../config/config.ts';
import type { Clock } from '../../core/ambient.ts';
import type { EmbeddingProvider, EmbeddingRequest, EmbeddingResult } from '../../core/embedding-provider.ts';
import { AppError } from '../../errors.ts';
import { toTransportError } from '../transport-error.ts';
import { toUpstreamError, type UpstreamContext } from '../upstream-error.ts';
import { readEmbeddings } from './embeddings-reader.ts';
import { invalidResponse } from './invalid-response.ts';
import { MAX_ANSWER_BYTES, MAX_ERROR_BYTES, readBeginning, readText } from './read-text.ts';
import type { UpstreamCall } from './upstream-call.ts';
import { UpstreamClient } from './upstream-client.ts';

/** OpenAI's own limit; the others take at least as many or say so. */
const MAX_INPUTS_PER_CALL = 2048;

/** An embedding provider of `api: "openai-completions"` or `"ollama"`. Connections as for the model provider. */
export function createOpenAICompatibleEmbeddingProvider(
  config: ProviderConfig,
  dependencies: { readonly clock: Clock },
): EmbeddingProvider {
  const client = new UpstreamClient(config);
  return {
    maxInputsPerCall: MAX_INPUTS_PER_CALL,
    forwardsExtra: true,
    async embed(request, signal) {
      client.assertConfigured();
      signal.throwIfAborted();
      const call = await client.post('/embeddings', JSON.stringify(writeRequest(request)), 'json');
      const abort = () => call.abort();
      signal.addEventListener('abort', abort);
      try {
        if (signal.aborted) call.abort();
        const { id: providerId, apiKey, headers } = config;
        return await readAnswer(call, request, {
          providerId,
          model: request.model,
          apiKey,
          headers,
          clock: dependencies.clock,
        });
      } catch (thrown) {
        if (thrown instanceof AppError) throw thrown;
        signal.throwIfAborted();
        throw toTransportError(thrown, { providerId: config.id, answerBegun: call.answerBegun });
      } finally {
        signal.removeEventListener('abort', abort);
        call.close();
      }
    },
  };
}

function writeRequest({ model, inputs, dimensions, endUser, extra }: EmbeddingRequest): object {
  return {
    ...extra,
    model,
    input: inputs,
    encoding_format: 'float',
    ...(dimensions === undefined ? {} : { dimensions }),
    ...(endUser === undefined ? {} : { user: endUser }),
  };
}

async function readAnswer(
  call: UpstreamCall,
  { inputs }: EmbeddingRequest,
  context: UpstreamContext,
): Promise<EmbeddingResult> {
  const { status, headers } = await call.head();
  if (status < 200 || status >= 300) {
    const bodyText = await readBeginning(call, MAX_ERROR_BYTES);
    throw toUpstreamError({ status, headers, bodyText }, context);
  }
  const text = await readText(call, MAX_ANSWER_BYTES);
  if (text === undefined) throw invalidResponse(context.providerId, `more than ${MAX_ANSWER_BYTES} bytes`);
  return readEmbeddings(text, inputs.length, context);
}
