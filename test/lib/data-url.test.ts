import { expect, it } from 'vitest';
import { parseDataUrl } from '../../src/lib/data-url.ts';

it.each([
  ['data:image/png;base64,AAAA', { mediaType: 'image/png', parameters: [], isBase64: true, data: 'AAAA' }],
  ['DATA:Image/PNG;BASE64,AAAA', { mediaType: 'image/png', parameters: [], isBase64: true, data: 'AAAA' }],
  [
    'data:text/plain;charset=utf-8,a%20b,c',
    { mediaType: 'text/plain', parameters: ['charset=utf-8'], isBase64: false, data: 'a%20b,c' },
  ],
  [
    'data:text/plain;base64;charset=utf-8,AAAA',
    { mediaType: 'text/plain', parameters: ['base64', 'charset=utf-8'], isBase64: false, data: 'AAAA' },
  ],
  ['data:;base64,', { mediaType: '', parameters: [], isBase64: true, data: '' }],
  ['data:,', { mediaType: '', parameters: [], isBase64: false, data: '' }],
])('takes %s apart', (url, parts) => {
  expect(parseDataUrl(url)).toEqual(parts);
});

it.each(['', 'data:', 'data:image/png;base64', ' data:,a', 'https://example.com/,', 'xdata:,a'])(
  'takes %j for no data URL',
  (url) => {
    expect(parseDataUrl(url)).toBeUndefined();
  },
);
