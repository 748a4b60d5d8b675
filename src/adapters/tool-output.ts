// What a tool of the gateway gave, as the text that callers are shown. Both dialects show the same.

import type { ToolOutcome } from '../core/tools/tool-box.ts';

/** The parts on lines of their own; an image is only named, by its media type: `[image/png]`. */
export function toolOutputText({ content }: Pick<ToolOutcome, 'content'>): string {
  return content.map((part) => (part.type === 'text' ? part.text : `[${part.mediaType}]`)).join('\n');
}
