import { describe, expect, it } from 'vitest';
import { CommandFailure, describeFailure, explainFailures, misuse } from '../../src/cli/command-failure.ts';
import { AppError } from '../../src/errors.ts';
import { fakeEdge } from './fake-edge.ts';

describe('explainFailures', () => {
  it.each([
    ['a failure', new CommandFailure('Nothing there.'), 1, 'Nothing there.\n'],
    ['misuse', misuse('Say which.'), 2, 'Say which.\n'],
    [
      'an error of the gateway',
      new AppError('session_not_saved', 'The disk is full.'),
      1,
      'Error: The disk is full. (session_not_saved)\n',
    ],
    [
      'an error about a header, which is an option here',
      new AppError('unknown_provider', 'x-openclaw-model names the provider "x".', {
        param: 'x-openclaw-model',
      }),
      2,
      'Error: --model names the provider "x". (unknown_provider)\n',
    ],
    ['words that would move the cursor', new CommandFailure('\x1b[2J'), 1, '\\x1b[2J\n'],
  ])('prints %s', async (_, failure, code, errors) => {
    const edge = fakeEdge();
    expect(await explainFailures(edge, () => Promise.reject(failure))).toBe(code);
    expect(edge.errors()).toBe(errors);
  });

  it('throws on what is a defect', async () => {
    const defect = new TypeError('undefined is not a function');
    await expect(explainFailures(fakeEdge(), () => Promise.reject(defect))).rejects.toBe(defect);
  });
});

describe('describeFailure', () => {
  it('has the cause, since the reader is the operator', () => {
    const error = new AppError('session_not_saved', undefined, { cause: new Error('EACCES: /state/x') });
    expect(describeFailure(error)).toBe(
      'Error: The conversation could not be read or saved. (session_not_saved)\n  EACCES: /state/x',
    );
  });

  it("prefers the backend's own code", () => {
    const error = new AppError('rate_limit_exceeded', 'Slow down.', { upstreamCode: 'tokens_per_min' });
    expect(describeFailure(error)).toBe('Error: Slow down. (tokens_per_min)');
  });
});
