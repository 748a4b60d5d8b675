import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embed } from '../../src/core/embed.ts';
import type { EmbeddingProvider, EmbeddingRequest } from '../../src/core/embedding-provider.ts';
import { AppError } from '../../src/errors.ts';
import { thrownBy } from './requests.ts';

const { signal } = new AbortController();

/** Embeds a text as its number; `tokens` says what each call reports. */
function numbering(
  maxInputsPerCall: number,
  tokens: (call: number) => number | undefined = () => undefined,
): EmbeddingProvider & { readonly calls: EmbeddingRequest[]; readonly signals: AbortSignal[] } {
  const calls: EmbeddingRequest[] = [];
  const signals: AbortSignal[] = [];
  return {
    calls,
    signals,
    maxInputsPerCall,
    forwardsExtra: false,
    embed: async (request, given) => {
      calls.push(request);
      signals.push(given);
      return {
        vectors: request.inputs.map((input) => [Number(input)]),
        inputTokens: tokens(calls.length - 1),
      };
    },
  };
}

const request = (count: number): EmbeddingRequest => ({
  model: 'vectors-1',
  inputs: Array.from({ length: count }, (_, index) => String(index)),
  dimensions: 8,
  endUser: 'ada',
  extra: { a: 1 },
});

describe('embed', () => {
  it('gives all that fit to one call, unchanged', async () => {
    const provider = numbering(3, () => 5);
    const asked = request(3);
    expect(await embed(provider, asked, signal)).toEqual({ vectors: [[0], [1], [2]], inputTokens: 5 });
    expect(provider.calls).toEqual([asked]);
  });

  it('cuts more than fit into full calls with everything else the same', async () => {
    const provider = numbering(2);
    await embed(provider, request(5), signal);
    expect(provider.calls.map(({ inputs }) => inputs)).toEqual([['0', '1'], ['2', '3'], ['4']]);
    for (const { inputs: _, ...rest } of provider.calls) {
      expect(rest).toEqual({ model: 'vectors-1', dimensions: 8, endUser: 'ada', extra: { a: 1 } });
    }
    expect(provider.signals).toEqual([signal, signal, signal]);
  });

  it('keeps the order and exceeds no limit, whatever the numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        async (count, limit) => {
          const provider = numbering(limit);
          const { vectors } = await embed(provider, request(count), signal);
          expect(vectors).toEqual(Array.from({ length: count }, (_, index) => [index]));
          for (const { inputs } of provider.calls) expect(inputs.length).toBeLessThanOrEqual(limit);
          expect(provider.calls).toHaveLength(Math.ceil(count / limit));
        },
      ),
    );
  });

  it.each<[string, (number | undefined)[], number | undefined]>([
    ['adds the tokens of all calls', [1, 2, 4], 7],
    ['does not guess when the first reports none', [undefined, 2, 4], undefined],
    ['does not guess when a middle one reports none', [1, undefined, 4], undefined],
    ['does not guess when the last reports none', [1, 2, undefined], undefined],
    ['takes 0 as a report', [0, 0, 0], 0],
  ])('%s', async (_, tokens, sum) => {
    const provider = numbering(1, (index) => tokens[index]);
    expect((await embed(provider, request(3), signal)).inputTokens).toBe(sum);
  });

  it('ends at the first failure', async () => {
    const provider = numbering(1, (index) => {
      if (index === 1) throw new AppError('rate_limit_exceeded');
      return 1;
    });
    expect(await thrownBy(() => embed(provider, request(3), signal))).toMatchObject({
      code: 'rate_limit_exceeded',
    });
    expect(provider.calls).toHaveLength(2);
  });
});
