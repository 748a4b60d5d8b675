// The body of an answer to POST /embeddings as vectors in the order of the inputs.

import type { EmbeddingResult } from '../../core/embedding-provider.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import { toStreamedUpstreamError, type UpstreamContext } from '../upstream-error.ts';
import { invalidResponse } from './invalid-response.ts';

/**
 * Throws AppError: what an `error` member stands for, or `upstream_invalid_response` unless there is exactly
 * one vector for each of the `count` inputs.
 */
export function readEmbeddings(text: string, count: number, context: UpstreamContext): EmbeddingResult {
  const answer = parse(text, context.providerId);
  if (answer.error !== undefined && answer.error !== null) throw toStreamedUpstreamError(answer, context);
  if (!Array.isArray(answer.data)) throw invalidResponse(context.providerId, 'JSON without embeddings');
  const vectors: (readonly number[] | undefined)[] = new Array(count).fill(undefined);
  for (const [position, entry] of answer.data.entries()) {
    if (!isPlainObject(entry)) continue;
    // A server that leaves the index out keeps the order.
    const index = typeof entry.index === 'number' ? entry.index : position;
    if (index < count) vectors[index] = readVector(entry.embedding);
  }
  const complete = vectors.filter((vector) => vector !== undefined);
  if (complete.length !== count || answer.data.length !== count) {
    throw invalidResponse(context.providerId, `${complete.length} embeddings for ${count} inputs`);
  }
  return { vectors: complete, inputTokens: readInputTokens(answer.usage) };
}

function parse(text: string, providerId: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch (cause) {
    throw invalidResponse(providerId, 'something that is not JSON', cause);
  }
}

/** Numbers, or base64 of little-endian 32-bit floats from servers that know nothing else. */
function readVector(embedding: unknown): readonly number[] | undefined {
  if (Array.isArray(embedding)) {
    const isVector = embedding.length > 0 && embedding.every((value) => Number.isFinite(value));
    return isVector ? embedding : undefined;
  }
  if (typeof embedding !== 'string') return undefined;
  const bytes = Buffer.from(embedding, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined;
  const vector = Array.from({ length: bytes.length / 4 }, (_, position) => bytes.readFloatLE(position * 4));
  return vector.every(Number.isFinite) ? vector : undefined;
}

function readInputTokens(usage: unknown): number | undefined {
  const tokens = isPlainObject(usage) ? (usage.prompt_tokens ?? usage.total_tokens) : undefined;
  return typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens >= 0 ? tokens : undefined;
}
