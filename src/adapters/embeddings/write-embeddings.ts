// Vectors as the wire has them: lists of numbers, or base64 of 32-bit little-endian floats.

import type { Schema } from '../../contract.ts';

/** The body of the answer; the vectors are in the order of the inputs. */
export function writeEmbeddings(
  answer: { readonly model: string; readonly base64: boolean; readonly inputTokens: number },
  vectors: readonly (readonly number[])[],
): Schema<'EmbeddingList'> {
  return {
    object: 'list',
    data: vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: answer.base64 ? toBase64(vector) : (vector as number[]),
    })),
    model: answer.model,
    usage: { prompt_tokens: answer.inputTokens, total_tokens: answer.inputTokens },
  };
}

function toBase64(vector: readonly number[]): string {
  const bytes = Buffer.allocUnsafe(vector.length * 4);
  for (let index = 0; index < vector.length; index += 1) bytes.writeFloatLE(vector[index] ?? 0, index * 4);
  return bytes.toString('base64');
}
