import { describe, expect, it } from 'vitest';
import { hasTokenIds, readInput } from '../../../src/adapters/embeddings/read-input.ts';
import type { Schema } from '../../../src/contract.ts';
import { loadCl100k } from '../../../src/lib/cl100k.ts';
import { thrownBy } from '../../core/requests.ts';
import { expectConforms } from '../contract-fields.ts';

type Input = Schema<'CreateEmbeddingRequest'>['input'];

/** As the operation reads it: the tokenizer is loaded only for token ids. */
async function read(input: Input, maxInputs = 3): Promise<readonly string[]> {
  expectConforms('CreateEmbeddingRequest', { model: 'openclaw', input });
  return readInput(input, maxInputs, hasTokenIds(input) ? await loadCl100k() : undefined);
}

describe('readInput', () => {
  it.each<[string, Input, boolean, string[]]>([
    ['one text', 'hello', false, ['hello']],
    ['texts in their order', ['b', 'a', 'b'], false, ['b', 'a', 'b']],
    ['one text as token ids', [15339, 1917], true, ['hello world']],
    ['texts as token ids', [[15339], [15339, 1917]], true, ['hello', 'hello world']],
    ['a text of several scripts', [[9468, 99, 252, 57668, 53901]], true, ['🦞你好']],
  ])('reads %s', async (_, input, tokens, want) => {
    expect(hasTokenIds(input)).toBe(tokens);
    expect(await read(input)).toEqual(want);
  });

  it.each<[string, Input]>([
    ['texts', ['a', 'b', 'c', 'd']],
    ['token lists', [[1], [2], [3], [4]]],
  ])('refuses more %s than allowed', async (_, input) => {
    expect(await thrownBy(() => read(input))).toMatchObject({
      code: 'invalid_value',
      param: 'input',
      message: 'input holds 4 texts; at most 3 are taken.',
    });
  });

  it('takes one text of any number of tokens', async () => {
    expect(await read(Array.from({ length: 5000 }, () => 15339))).toHaveLength(1);
  });

  it.each<[string, Input, number]>([
    ['beyond the encoding', [[15339], [15339, 200_000]], 1],
    ['in a gap of the encoding', [100_256], 0],
    ['as large as JSON allows', [Number.MAX_SAFE_INTEGER], 0],
  ])('refuses a token id %s and names the text', async (_, input, index) => {
    const error = await thrownBy(() => read(input));
    expect(error).toMatchObject({ code: 'invalid_value', param: 'input' });
    expect((error as Error).message).toContain(`(text ${index})`);
  });
});
