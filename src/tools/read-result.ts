// What a tool gave back, as parts that a model can read. Pure.

import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/client';
import type { ImagePart, TextPart } from '../core/messages.ts';
import type { ToolOutcome } from '../core/tools/tool-box.ts';
import { limitText } from './limit-text.ts';

/** The images that model backends agree on. */
const IMAGE_TYPES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** The result as an outcome. Text beyond `maxCharacters` is cut off, and the last line says how much that was. */
export function readResult(result: CallToolResult, maxCharacters: number): ToolOutcome {
  const parts = result.content.map(readBlock);
  if (parts.length === 0 && result.structuredContent !== undefined) {
    parts.push(text(JSON.stringify(result.structuredContent)));
  }
  return { content: limitText(parts, maxCharacters), isError: result.isError === true };
}

function readBlock(block: ContentBlock): TextPart | ImagePart {
  switch (block.type) {
    case 'text':
      return text(block.text);
    case 'image':
      return readImage(block.data, block.mimeType) ?? text(notShown('image', block.mimeType, block.data));
    case 'audio':
      return text(notShown('audio', block.mimeType, block.data));
    case 'resource_link':
      return text(
        [`Resource ${block.title ?? block.name}: ${block.uri}`, block.mimeType, block.description]
          .filter((line) => line !== undefined)
          .join('\n'),
      );
    case 'resource': {
      const { resource } = block;
      if ('text' in resource) return text(`Resource ${resource.uri}:\n${resource.text}`);
      const mimeType = resource.mimeType ?? 'application/octet-stream';
      return (
        readImage(resource.blob, mimeType) ??
        text(notShown(`resource ${resource.uri}`, mimeType, resource.blob))
      );
    }
    default:
      // Servers are ahead of us at times; a block of a new kind costs the model that block only.
      return text('[content of a kind that is not supported here was left out]');
  }
}

function readImage(base64: string, mimeType: string): ImagePart | undefined {
  const mediaType = mimeType.toLowerCase();
  return IMAGE_TYPES.has(mediaType) ? { type: 'image', mediaType, base64 } : undefined;
}

function notShown(what: string, mimeType: string, base64: string): string {
  const bytes = Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
  return `[${what}, ${mimeType}, ${bytes} bytes: not supported here and left out]`;
}

function text(value: string): TextPart {
  return { type: 'text', text: value };
}
