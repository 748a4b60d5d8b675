import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHeaderLength, readHeaderValue, toHeaderValue } from '../../src/http/header-values.ts';

describe('header values', () => {
  it('reads UTF-8 out of what Node shows as Latin-1', () => {
    const asNodeShowsIt = Buffer.from('日本 café', 'utf8').toString('latin1');
    expect(readHeaderValue('x-openclaw-session-key', asNodeShowsIt)).toBe('日本 café');
  });

  it('refuses bytes that are not UTF-8 and names the header', () => {
    expect(() => readHeaderValue('x-openclaw-model', 'caf\xe9')).toThrow(
      expect.objectContaining({ code: 'invalid_header', param: 'x-openclaw-model' }),
    );
  });

  it.each([
    ['printable ASCII, a percent sign included', 'agent:main:100% "sure"', 'agent:main:100% "sure"'],
    ['characters beyond ASCII', '日', '%E6%97%A5'],
    ['control characters', 'a\r\nb', 'a%0D%0Ab'],
    ['a percent sign beside them, so that decoding is exact', '%41 é', '%2541 %C3%A9'],
    ['half of a surrogate pair', '\ud800', '%EF%BF%BD'],
  ])('sends %s', (_what, value, sent) => {
    expect(toHeaderValue(value)).toBe(sent);
  });

  it('sends any string in characters that a header may have, and exactly when it had others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const sent = toHeaderValue(value);
        expect(sent).toMatch(/^[\x20-\x7e]*$/);
        if (sent !== value) expect(decodeURIComponent(sent)).toBe(value.toWellFormed());
      }),
    );
  });

  it('counts the bytes of own headers, and of no others', () => {
    const long = 'x'.repeat(513);
    expect(() => checkHeaderLength('x-openclaw-session-key', long.slice(1))).not.toThrow();
    expect(() => checkHeaderLength('user-agent', long)).not.toThrow();
    expect(() => checkHeaderLength('x-openclaw-session-key', long)).toThrow(/513 bytes long; at most 512/);
  });
});
