// Reads the images and files of a request, so that a run is given nothing that is still to be fetched. Called only for
// requests that hold any.

import type { AttachmentPolicy } from '../attachments/attachment-policy.ts';
import type { AttachmentParts } from '../attachments/attachment-reader.ts';
import type { Attachments } from '../core/attachment-request.ts';
import type { Message } from '../core/messages.ts';
import type { Services } from './services.ts';

/** Puts what was read in its places; messages without any are the very same. */
export type PutInPlace = (messages: readonly Message[]) => readonly Message[];

/** Rejects as AttachmentReader says. */
export async function readAttachments(
  { attachments: reader }: Pick<Services, 'attachments'>,
  attachments: Attachments,
  policy: AttachmentPolicy,
  signal: AbortSignal,
): Promise<PutInPlace> {
  const read = await reader.read([...attachments.values()], policy, signal);
  const parts = new Map<object, AttachmentParts>();
  for (const [index, place] of [...attachments.keys()].entries()) parts.set(place, read[index] ?? []);
  return (messages) => messages.map((message) => withParts(message, parts));
}

function withParts(message: Message, parts: ReadonlyMap<object, AttachmentParts>): Message {
  if (message.role !== 'user' && message.role !== 'tool') return message;
  if (!message.content.some((part) => parts.has(part))) return message;
  return { ...message, content: message.content.flatMap((part) => parts.get(part) ?? [part]) };
}
