import { describe, expect, it } from 'vitest';
import { CHAT_OPTION_NAMES } from '../../src/adapters/chat-completions/read-request.ts';
import { extraFields, ignoredParams, writeIgnoredParams } from '../../src/adapters/ignored-params.ts';
import { RESPONSES_OPTION_NAMES } from '../../src/adapters/responses/read-request.ts';
import { modelRequest } from '../core/requests.ts';
import { scriptedProvider } from '../core/scripted-provider.ts';

describe('extraFields', () => {
  it('keeps what is set and not consumed, unchanged and in order', () => {
    const nested = { deep: [null, { a: undefined }] };
    const body = {
      a: 1,
      taken: 2,
      nothing: null,
      missing: undefined,
      nested,
      off: false,
      empty: '',
      zero: 0,
    };
    const extra = extraFields(body, new Set(['taken']));
    expect(Object.entries(extra)).toEqual([
      ['a', 1],
      ['nested', nested],
      ['off', false],
      ['empty', ''],
      ['zero', 0],
    ]);
    expect(extra.nested).toBe(nested);
  });
});

describe('ignoredParams', () => {
  const request = modelRequest({ options: { seed: 1, reasoningSummary: 'auto' }, extra: { top_k: 4, b: 1 } });

  it.each([
    [
      'everything where nothing is forwarded',
      { ignores: ['seed', 'reasoningSummary'] as const },
      ['store', 'seed', 'reasoning.summary', 'top_k', 'b'],
    ],
    [
      'no extra field that is forwarded',
      { forwardsExtra: true, ignores: ['seed'] as const },
      ['store', 'seed'],
    ],
    ['no option that was not sent', { forwardsExtra: true, ignores: ['topP'] as const }, ['store']],
  ])('names %s', (_, script, want) => {
    const wire = { names: RESPONSES_OPTION_NAMES, always: ['store'] };
    expect(ignoredParams(scriptedProvider(script), request, wire)).toEqual(want);
  });

  it('speaks the words of the dialect', () => {
    const provider = scriptedProvider({ ignores: ['maxOutputTokens', 'verbosity'], forwardsExtra: true });
    const limited = modelRequest({ options: { maxOutputTokens: 1, verbosity: 'low' } });
    const named = (names: typeof CHAT_OPTION_NAMES) =>
      ignoredParams(provider, limited, { names, always: [] });
    expect(named(CHAT_OPTION_NAMES)).toEqual(['max_completion_tokens', 'verbosity']);
    expect(named(RESPONSES_OPTION_NAMES)).toEqual(['max_output_tokens', 'text.verbosity']);
  });
});

describe('writeIgnoredParams', () => {
  it.each<[string, readonly string[], string]>([
    ['plain names', ['store', 'reasoning.effort'], 'store, reasoning.effort'],
    ['a name with a comma and a line break', ['a,b\n'], 'a%2Cb%0A'],
    ['a name that is half a character', ['\ud800'], '%EF%BF%BD'],
    ['a long name', ['x'.repeat(1000)], 'x'.repeat(64)],
    ['a long name of wide characters, none of them in part', ['日'.repeat(40)], '%E6%97%A5'.repeat(7)],
    [
      'many names',
      Array.from({ length: 40 }, (_, index) => `p${index}`),
      `${Array.from({ length: 32 }, (_, index) => `p${index}`).join(', ')}, +8`,
    ],
  ])('writes %s', (_, names, want) => {
    expect(writeIgnoredParams(names)).toBe(want);
  });
});
