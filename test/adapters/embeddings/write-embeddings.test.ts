import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeEmbeddings } from '../../../src/adapters/embeddings/write-embeddings.ts';
import { expectConforms } from '../contract-fields.ts';

const ANSWER = { model: 'openclaw', base64: false, inputTokens: 7 };
const vectors = fc.array(
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 5 }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

describe('writeEmbeddings', () => {
  it('writes the whole answer', () => {
    const list = writeEmbeddings(ANSWER, [[0.1, -2], [1e-30]]);
    expect(list).toEqual({
      object: 'list',
      data: [
        { object: 'embedding', index: 0, embedding: [0.1, -2] },
        { object: 'embedding', index: 1, embedding: [1e-30] },
      ],
      model: 'openclaw',
      usage: { prompt_tokens: 7, total_tokens: 7 },
    });
    expectConforms('EmbeddingList', list);
  });

  it('passes on numbers exactly as they came', () => {
    fc.assert(
      fc.property(vectors, (given) => {
        expect(writeEmbeddings(ANSWER, given).data.map(({ embedding }) => embedding)).toEqual(given);
      }),
    );
  });

  it.each([
    [[1], 'AACAPw=='],
    [[-2, 0.5], 'AAAAwAAAAD8='],
    [[0.1], 'zczMPQ=='],
  ])('writes %j as 32-bit little-endian base64', (vector, base64) => {
    expect(writeEmbeddings({ ...ANSWER, base64: true }, [vector]).data[0]?.embedding).toBe(base64);
  });

  it('writes base64 that decodes to the nearest 32-bit floats, as the clients decode it', () => {
    fc.assert(
      fc.property(vectors, (given) => {
        const list = writeEmbeddings({ ...ANSWER, base64: true }, given);
        expectConforms('EmbeddingList', list);
        for (const [index, vector] of given.entries()) {
          const bytes = Buffer.from(String(list.data[index]?.embedding), 'base64');
          const floats = new Float32Array(new Uint8Array(bytes).buffer);
          expect([...floats]).toEqual(vector.map(Math.fround));
        }
      }),
    );
  });
});
