// The `openai` package's embeddings and models, on both kinds of backend.

import { describe, expect, it } from 'vitest';
import { embeddingList } from '../fixtures/clients/upstream-answers.ts';
import { BACKENDS } from './backends.ts';
import { collect } from './collect.ts';
import { openaiClient } from './openai-client.ts';

const MODEL = 'openclaw/default';
/** Numbers that 32-bit floats hold exactly. */
const VECTORS = [
  [0.5, -0.25, 0.125],
  [-1, 0, 0.75],
];

function dot(left: readonly number[] = [], right: readonly number[] = []): number {
  return left.reduce((sum, value, position) => sum + value * (right[position] ?? 0), 0);
}

describe.each(BACKENDS)('embeddings with the openai package, on $name', ({ start }) => {
  it('are the same numbers by the default base64 and as floats', async () => {
    const { gateway, upstream } = await start(embeddingList(...VECTORS));
    const { embeddings } = openaiClient(gateway);
    const input = ['a lobster in the harbour', 'a timetable of trains'];
    const byDefault = await embeddings.create({ model: MODEL, input });
    const asFloats = await embeddings.create({ model: MODEL, input, encoding_format: 'float' });
    expect(byDefault).toMatchObject({ object: 'list', model: MODEL });
    expect(byDefault.data.map(({ index }) => index)).toEqual([0, 1]);
    const vectors = byDefault.data.map(({ embedding }) => embedding);
    const rounded = asFloats.data.map(({ embedding }) => embedding.map(Math.fround));
    expect(vectors).toEqual(rounded);
    expect(vectors[0]).not.toEqual(vectors[1]);
    if (upstream !== undefined) expect(vectors).toEqual(VECTORS);
    expect(byDefault.usage.total_tokens).toBeGreaterThan(0);
  });

  it('come as base64 text when that is asked for by name', async () => {
    const { gateway } = await start(embeddingList([0.5, -0.25]));
    const answer = await openaiClient(gateway).embeddings.create({
      model: MODEL,
      input: 'a lobster',
      encoding_format: 'base64',
      dimensions: 2,
    });
    const text = answer.data[0]?.embedding as unknown as string;
    expect(typeof text).toBe('string');
    expect(Buffer.from(text, 'base64').byteLength).toBe(8);
  });

  it('have the dimensions that were asked for', async () => {
    const { gateway, upstream } = await start(embeddingList([0.5, -0.25, 0.125, 0.75]));
    const answer = await openaiClient(gateway).embeddings.create({ model: MODEL, input: 'x', dimensions: 4 });
    expect(answer.data[0]?.embedding).toHaveLength(4);
    if (upstream !== undefined) expect(upstream.requests[0]?.json).toMatchObject({ dimensions: 4 });
  });
});

describe('embeddings of the simulator with the openai package', () => {
  it('lie near each other for similar texts', async () => {
    const { gateway } = await (BACKENDS[0] as (typeof BACKENDS)[number]).start();
    const { data } = await openaiClient(gateway).embeddings.create({
      model: MODEL,
      input: ['The lobster lives in the sea.', 'Lobsters live in the sea.', 'Our invoice is due on Friday.'],
    });
    const [lobster, lobsters, invoice] = data.map(({ embedding }) => embedding);
    expect(dot(lobster, lobster)).toBeCloseTo(1, 5);
    expect(dot(lobster, lobsters)).toBeGreaterThan(dot(lobster, invoice) + 0.2);
  });
});

describe.each(BACKENDS)('models with the openai package, on $name', ({ start }) => {
  it('are the agents, never backend models', async () => {
    const { gateway, upstream } = await start(embeddingList([1]));
    const models = await collect(openaiClient(gateway).models.list());
    const ids = models.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['openclaw', 'openclaw/default', 'openclaw/main']);
    expect(ids.every((id) => id === 'openclaw' || id.startsWith('openclaw/'))).toBe(true);
    expect(models.every(({ created, object }) => Number.isInteger(created) && object === 'model')).toBe(true);
    expect(upstream?.requests ?? []).toEqual([]);
  });

  it('are retrieved by each listed id, slash included', async () => {
    const { gateway } = await start(embeddingList([1]));
    const client = openaiClient(gateway);
    for (const { id } of await collect(client.models.list())) {
      expect(await client.models.retrieve(id)).toMatchObject({ id, object: 'model', owned_by: 'openclaw' });
    }
  });
});
