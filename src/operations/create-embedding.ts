// POST /v1/embeddings: texts into vectors, by the embedding model of an agent.

import { hasTokenIds, readInput } from '../adapters/embeddings/read-input.ts';
import { writeEmbeddings } from '../adapters/embeddings/write-embeddings.ts';
import { extraFields, writeIgnoredParams } from '../adapters/ignored-params.ts';
import { AGENT_ID_HEADER, findAgent } from '../agents/agent-target.ts';
import { BACKEND_MODEL_HEADER, embeddingModel } from '../agents/backend-model.ts';
import { requireScope } from '../agents/scopes.ts';
import type { Attempt } from '../core/backends/backend.ts';
import type { EmbeddingBackend } from '../core/backends/embed-with-retries.ts';
import type { Handler } from '../http/operation.ts';
import { loadCl100k } from '../lib/cl100k.ts';
import { tellAttempts } from './run-report.ts';
import type { Services } from './services.ts';

const CONSUMED: ReadonlySet<string> = new Set(['input', 'model', 'dimensions', 'encoding_format', 'user']);

export function createEmbedding(services: Services): Handler<'createEmbedding'> {
  const { maxInputs } = services.config.clawgate.embeddings;

  return async (call) => {
    const { body } = call;
    requireScope(call.scopes, 'operator.write');
    const override = call.header(BACKEND_MODEL_HEADER);
    if (override) requireScope(call.scopes, 'operator.admin');
    const agent = findAgent(services.agents, {
      model: body.model,
      agentIdHeader: call.header(AGENT_ID_HEADER),
    });
    const backend = embeddingModel(services.config.providers, agent, override);
    const backendName = `${backend.providerId}/${backend.modelId}`;
    const backends = embeddingBackends(services, backend.providerId, backendName);
    const [{ provider }] = backends;
    const tokenizer = hasTokenIds(body.input) ? await loadCl100k() : undefined;
    const inputs = readInput(body.input, maxInputs, tokenizer);
    const extra = extraFields(body, CONSUMED);

    const ignored = provider.forwardsExtra ? [] : Object.keys(extra);
    if (ignored.length > 0) call.setHeader('x-clawgate-ignored-params', writeIgnoredParams(ignored));
    call.setHeader(AGENT_ID_HEADER, agent.id);
    call.setHeader(BACKEND_MODEL_HEADER, backendName);
    call.note({ agent: agent.id, backendModel: backendName, inputs: inputs.length });

    const attempts: Attempt[] = [];
    const request = {
      model: backend.modelId,
      inputs,
      dimensions: body.dimensions ?? backend.dimensions,
      endUser: body.user || undefined,
      extra,
    };
    const onAttempt = (attempt: Attempt): void => void attempts.push(attempt);
    try {
      const result = await services.embed({ backends, request, onAttempt }, call.signal);
      const inputTokens = result.inputTokens ?? (await countTokens(inputs));
      call.note({ inputTokens });
      tellAttempts(call, attempts);
      const answer = { model: body.model, base64: body.encoding_format === 'base64', inputTokens };
      call.sendJson(200, writeEmbeddings(answer, result.vectors));
    } catch (thrown) {
      tellAttempts(call, attempts);
      throw thrown;
    }
  };
}

/** One for each key of the provider. */
function embeddingBackends(
  services: Services,
  providerId: string,
  name: string,
): readonly [EmbeddingBackend, ...EmbeddingBackend[]] {
  const keys = services.config.providers[providerId]?.apiKeys.length ?? 0;
  const backend = (keyIndex: number): EmbeddingBackend => ({
    name,
    keyIndex,
    provider: services.embeddingProvider(providerId, keyIndex),
  });
  return [backend(0), ...Array.from({ length: Math.max(0, keys - 1) }, (_, index) => backend(index + 1))];
}

/** Clients rely on `usage`, so where a backend reports none the texts are counted here, as the contract says. */
async function countTokens(inputs: readonly string[]): Promise<number> {
  const { count } = await loadCl100k();
  return inputs.reduce((sum, text) => sum + count(text), 0);
}
