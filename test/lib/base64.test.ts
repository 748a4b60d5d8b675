import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedByteLength, isBase64 } from '../../src/lib/base64.ts';

const bytes = fc.uint8Array({ maxLength: 200, minLength: 1 });

describe('decodedByteLength', () => {
  it('is the length of what the base64 decodes to', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(decodedByteLength(Buffer.from(some).toString('base64'))).toBe(some.length);
      }),
    );
  });
});

describe('isBase64', () => {
  it('is true of what any bytes are encoded to', () => {
    fc.assert(fc.property(bytes, (some) => isBase64(Buffer.from(some).toString('base64'))));
  });

  it.each(['', 'A', 'AA', 'AAA', 'A===', 'AA=A', 'AA AA===', 'AA-_', 'AAAA\n', 'data:,AAA'])(
    'is false of %j',
    (text) => {
      expect(isBase64(text)).toBe(false);
    },
  );
});
