// The four forms of an embedding request's `input` as texts.

import type { Schema } from '../../contract.ts';
import { AppError } from '../../errors.ts';
import type { Cl100k } from '../../lib/cl100k.ts';

type Input = Schema<'CreateEmbeddingRequest'>['input'];

/** True when the input holds token ids, so that reading it needs the tokenizer. */
export function hasTokenIds(input: Input): boolean {
  return Array.isArray(input) && typeof input[0] !== 'string';
}

/**
 * The texts in their order. `tokenizer` may be absent when `hasTokenIds` says no.
 * Throws `invalid_value` for more than `maxInputs` texts and for a token id the encoding does not have.
 */
export function readInput(input: Input, maxInputs: number, tokenizer: Cl100k | undefined): readonly string[] {
  if (typeof input === 'string') return [input];
  const lists = isTokenList(input) ? [input] : input;
  if (lists.length > maxInputs) {
    throw new AppError(
      'invalid_value',
      `input holds ${lists.length} texts; at most ${maxInputs} are taken.`,
      {
        param: 'input',
      },
    );
  }
  return lists.map((entry, index) => (typeof entry === 'string' ? entry : decode(entry, index, tokenizer)));
}

function isTokenList(input: readonly unknown[]): input is readonly number[] {
  return typeof input[0] === 'number';
}

function decode(tokens: readonly number[], index: number, tokenizer: Cl100k | undefined): string {
  const text = tokenizer?.decode(tokens);
  if (text !== undefined) return text;
  throw new AppError(
    'invalid_value',
    `input holds a token id that cl100k_base does not have (text ${index}).`,
    {
      param: 'input',
    },
  );
}
