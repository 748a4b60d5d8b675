// Images and files that a dialect's translator finds: gathered, and for each a part that keeps its place among the
// messages until it is read. No I/O.

import type { AttachmentRequest, Attachments } from '../core/attachment-request.ts';
import type { TextPart } from '../core/messages.ts';

export class AttachmentPlaces {
  readonly #requests = new Map<TextPart, AttachmentRequest>();

  /** The part to be put among the messages; it goes by its identity. */
  add(request: AttachmentRequest): TextPart {
    const place: TextPart = { type: 'text', text: `[${request.kind}]` };
    this.#requests.set(place, request);
    return place;
  }

  /** The image or file that is to stand where the part is. */
  at(part: object): AttachmentRequest | undefined {
    // A map takes any object for a key; only its own are there.
    return this.#requests.get(part as TextPart);
  }

  /** Undefined when there are none. */
  get requests(): Attachments | undefined {
    return this.#requests.size === 0 ? undefined : this.#requests;
  }
}

/** The last part of a URL's path, for a file whose name nobody tells. Undefined where there is none. */
export function filenameIn(url: string): string | undefined {
  const { protocol, pathname } = URL.parse(url) ?? {};
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const last = pathname?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || undefined;
  } catch {
    return last;
  }
}

/** `original` is a word of newer models; the core's highest stands for it. */
export function readDetail(
  detail: 'auto' | 'low' | 'high' | 'original' | null | undefined,
): AttachmentRequest['detail'] {
  return detail === 'original' ? 'high' : (detail ?? undefined);
}
