import { describe, expect, it } from 'vitest';
import { writeAttempts } from '../../src/adapters/attempts.ts';

const attempt = (backend: string, outcome = 'ok') => ({ backend, outcome });

describe('writeAttempts', () => {
  it.each([
    ['no call was made', []],
    ['the first call served', [attempt('sim/default')]],
    ['every call of several turns served', [attempt('sim/default'), attempt('sim/default')]],
  ])('says nothing when %s', (_, attempts) => {
    expect(writeAttempts(attempts)).toBeUndefined();
  });

  it.each([
    [
      'every call in its order',
      [
        attempt('openai/gpt-5.4', 'rate_limit_exceeded'),
        attempt('openai/gpt-5.4', 'upstream_overloaded'),
        attempt('sim/swift'),
      ],
      'openai/gpt-5.4=rate_limit_exceeded, openai/gpt-5.4=upstream_overloaded, sim/swift=ok',
    ],
    ['a single call that failed', [attempt('a/b', 'upstream_timeout')], 'a/b=upstream_timeout'],
    [
      'a backend that was passed over',
      [attempt('a/b', 'cooling-down'), attempt('c/d')],
      'a/b=cooling-down, c/d=ok',
    ],
    [
      'names with signs that clients read as the header’s own',
      [attempt('ollama/qwen3:8b', 'x'), attempt('a/org/m,n=ü\n\ud800')],
      'ollama/qwen3:8b=x, a/org/m%2Cn%3D%C3%BC%0A%EF%BF%BD=ok',
    ],
    [
      'many calls',
      Array.from({ length: 40 }, () => attempt('a/b', 'x')),
      `${Array.from({ length: 32 }, () => 'a/b=x').join(', ')}, +8`,
    ],
  ])('writes %s', (_, attempts, want) => {
    expect(writeAttempts(attempts)).toBe(want);
  });
});
