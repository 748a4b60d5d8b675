import { expect, it } from 'vitest';
import { toolOutputText } from '../../src/adapters/tool-output.ts';
import type { ToolOutcome } from '../../src/core/tools/tool-box.ts';

it.each<[string, ToolOutcome['content'], string]>([
  ['nothing as an empty text', [], ''],
  ['a text as it is', [{ type: 'text', text: ' a\n' }], ' a\n'],
  [
    'several parts on lines of their own, an image by its type alone',
    [
      { type: 'text', text: 'a' },
      { type: 'image', mediaType: 'image/png', base64: 'c2VjcmV0' },
      { type: 'text', text: 'b' },
    ],
    'a\n[image/png]\nb',
  ],
])('shows %s', (_, content, want) => {
  expect(toolOutputText({ content })).toBe(want);
});
