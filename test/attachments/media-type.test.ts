import { expect, it } from 'vitest';
import { parseMediaType } from '../../src/attachments/media-type.ts';

it.each([
  ['text/plain', 'text/plain', undefined],
  ['Text/HTML; charset=UTF-8', 'text/html', 'utf-8'],
  ['text/csv;header=present;charset="iso-8859-1"', 'text/csv', 'iso-8859-1'],
  ['image/jpg', 'image/jpeg', undefined],
  ['application/x-pdf', 'application/pdf', undefined],
  ['application/octet-stream', '', undefined],
  ['', '', undefined],
  [';charset=utf-16le', '', 'utf-16le'],
  ['constructor', 'constructor', undefined],
  ['text/plain; charset=', 'text/plain', undefined],
])('%j is %j in %j', (text, type, charset) => {
  expect(parseMediaType(text)).toEqual({ type, charset });
});
