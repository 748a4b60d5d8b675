// Which type a file is: by its bytes where they show it, else as declared, else by its name's ending.

import type { AttachmentRequest } from '../core/attachment-request.ts';
import type { Loaded } from './load-source.ts';
import { SNIFFED_BYTES, sniffMediaType } from './sniff.ts';

const BY_ENDING: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['htm', 'text/html'],
  ['html', 'text/html'],
  ['json', 'application/json'],
  ['markdown', 'text/markdown'],
  ['md', 'text/markdown'],
  ['pdf', 'application/pdf'],
  ['txt', 'text/plain'],
]);

/** Text where nothing says otherwise: bytes that are none are found out when they are decoded. */
export function fileType({ filename = '' }: AttachmentRequest, { declared, head }: Loaded): string {
  const bytes = head(SNIFFED_BYTES);
  const shown = sniffMediaType(bytes);
  if (shown !== undefined) return shown;
  const ending = /\.([a-z]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? '';
  // Servers call many files plain text for want of knowing better.
  const isVague = declared.type === '' || declared.type === 'text/plain';
  return (isVague ? BY_ENDING.get(ending) : undefined) ?? (declared.type || 'text/plain');
}
