import { describe, expect, it } from 'vitest';
import { readImageDataUrl } from '../../src/adapters/data-url.ts';
import { thrownBy } from '../core/requests.ts';

const POLICY = { allowedMimes: ['image/png', 'image/svg+xml'], maxBytes: 4 };
const read = (url: string) => readImageDataUrl(url, POLICY, 'here');

describe('readImageDataUrl', () => {
  it.each([
    ['data:image/png;base64,AAAA', 'image/png', 'AAAA'],
    ['data:IMAGE/PNG;BASE64,AA==', 'image/png', 'AA=='],
    ['DATA:image/png;base64,AAA=', 'image/png', 'AAA='],
    ['data:image/svg+xml;charset=utf-8;base64,+/8=', 'image/svg+xml', '+/8='],
  ])('reads %s', (url, mediaType, base64) => {
    expect(read(url)).toEqual({ type: 'image', mediaType, base64 });
  });

  it.each<[string, string, RegExp]>([
    ['https://example.com/a.png', 'unsupported_value', /not fetched/],
    ['file:///etc/passwd', 'unsupported_value', /not fetched/],
    ['image.png', 'unsupported_value', /data URL/],
    ['data:image/png;base64', 'unsupported_value', /data URL/],
    ['data:image/png,AAAA', 'unsupported_value', /data URL/],
    ['data:image/png;base64;charset=utf-8,AAAA', 'unsupported_value', /data URL/],
    [' data:image/png;base64,AAAA', 'unsupported_value', /data URL/],
    ['data:;base64,AAAA', 'unsupported_value', /Allowed: image\/png, image\/svg\+xml/],
    ['data:image/tiff;base64,AAAA', 'unsupported_value', /"image\/tiff"\. Allowed/],
    ['data:image/png;base64,', 'invalid_value', /valid base64/],
    ['data:image/png;base64,AAA', 'invalid_value', /valid base64/],
    ['data:image/png;base64,A===', 'invalid_value', /valid base64/],
    ['data:image/png;base64,AA AA', 'invalid_value', /valid base64/],
    ['data:image/png;base64,AA-_', 'invalid_value', /valid base64/],
    ['data:image/png;base64,AAAAAAA=', 'invalid_value', /more than 4 bytes/],
  ])('refuses %s', async (url, code, message) => {
    const error = await thrownBy(() => read(url));
    expect(error).toMatchObject({ code, param: 'here' });
    expect((error as Error).message).toMatch(message);
  });

  it('takes an image of exactly the limit', () => {
    expect(read('data:image/png;base64,AAAAAA==').base64).toBe('AAAAAA==');
  });

  it('never echoes a long media type or the image itself', async () => {
    const error = await thrownBy(() => read(`data:image/${'x'.repeat(5000)};base64,AAAA`));
    expect((error as Error).message.length).toBeLessThan(250);
  });
});
