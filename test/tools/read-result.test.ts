import type { CallToolResult } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import { readResult } from '../../src/tools/read-result.ts';

const PIXEL = 'aGVsbG8=';

const text = (value: string): unknown => ({ type: 'text', text: value });

describe('readResult', () => {
  it.each<[string, CallToolResult['content'], unknown]>([
    ['text', [{ type: 'text', text: 'hi' }], [text('hi')]],
    [
      'an image',
      [{ type: 'image', data: PIXEL, mimeType: 'image/PNG' }],
      [{ type: 'image', mediaType: 'image/png', base64: PIXEL }],
    ],
    [
      'an image of a kind that backends do not take',
      [{ type: 'image', data: PIXEL, mimeType: 'image/tiff' }],
      [text('[image, image/tiff, 5 bytes: not supported here and left out]')],
    ],
    [
      'audio',
      [{ type: 'audio', data: PIXEL, mimeType: 'audio/wav' }],
      [text('[audio, audio/wav, 5 bytes: not supported here and left out]')],
    ],
    [
      'a resource of text',
      [{ type: 'resource', resource: { uri: 'file:///a.md', text: '# A' } }],
      [text('Resource file:///a.md:\n# A')],
    ],
    [
      'a resource that is an image',
      [{ type: 'resource', resource: { uri: 'file:///a.png', blob: PIXEL, mimeType: 'image/png' } }],
      [{ type: 'image', mediaType: 'image/png', base64: PIXEL }],
    ],
    [
      'a resource of other bytes',
      [{ type: 'resource', resource: { uri: 'file:///a.zip', blob: PIXEL } }],
      [text('[resource file:///a.zip, application/octet-stream, 5 bytes: not supported here and left out]')],
    ],
    [
      'a link',
      [
        {
          type: 'resource_link',
          uri: 'file:///a.md',
          name: 'a',
          mimeType: 'text/markdown',
          description: 'An A',
        },
      ],
      [text('Resource a: file:///a.md\ntext/markdown\nAn A')],
    ],
    [
      'a kind that is not known',
      [{ type: 'hologram' } as unknown as CallToolResult['content'][number]],
      [text('[content of a kind that is not supported here was left out]')],
    ],
    [
      'several parts in their order',
      [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
      [text('a'), text('b')],
    ],
    ['nothing', [], []],
  ])('reads %s', (_, content, expected) => {
    expect(readResult({ content }, 1_000)).toEqual({ content: expected, isError: false });
  });

  it('takes structured content only when there is no other', () => {
    const structuredContent = { celsius: 21 };
    expect(readResult({ content: [], structuredContent }, 100).content).toEqual([text('{"celsius":21}')]);
    const both = readResult({ content: [{ type: 'text', text: '21 °C' }], structuredContent }, 100);
    expect(both.content).toEqual([text('21 °C')]);
  });

  it('keeps that the tool failed', () => {
    expect(readResult({ content: [], isError: true }, 100).isError).toBe(true);
  });

  it('limits the text', () => {
    const { content } = readResult({ content: [{ type: 'text', text: 'x'.repeat(11) }] }, 10);
    expect(content).toEqual([
      text(`${'x'.repeat(10)}\n[1 of 11 characters were left out: the tool's output is longer than allowed]`),
    ]);
  });
});
