// One image as a part of a message: of an allowed type by its own bytes, handed on unchanged.

import type { ImagesConfig } from '../config/config.ts';
import type { AttachmentRequest } from '../core/attachment-request.ts';
import type { ImagePart } from '../core/messages.ts';
import { AppError } from '../errors.ts';
import type { Loaded } from './load-source.ts';
import { hasSignature, SNIFFED_BYTES, sniffMediaType } from './sniff.ts';

/** Backends take neither, and no decoder of them is here. */
const NOT_DECODED: ReadonlySet<string> = new Set(['image/heic', 'image/heif']);

/** Throws `unsupported_attachment_type` or `unreadable_attachment`. */
export function readImagePart(request: AttachmentRequest, loaded: Loaded, images: ImagesConfig): ImagePart {
  const mediaType = imageType(request, loaded, images);
  return { type: 'image', mediaType, base64: loaded.base64(), detail: request.detail };
}

function imageType(
  { param }: AttachmentRequest,
  { declared, head }: Loaded,
  { allowedMimes }: ImagesConfig,
): string {
  const bytes = head(SNIFFED_BYTES);
  if (bytes.byteLength === 0) throw new AppError('unreadable_attachment', `${param} is empty.`, { param });
  const shown = sniffMediaType(bytes);
  const allowed = allowedMimes.filter((type) => !NOT_DECODED.has(type)).join(', ');
  const unsupported = (what: string): AppError =>
    new AppError('unsupported_attachment_type', `${param} ${what}. Send one of these types: ${allowed}.`, {
      param,
    });
  if (shown === undefined) {
    if (hasSignature(declared.type)) {
      throw new AppError(
        'unreadable_attachment',
        `${param} is declared as ${declared.type}, but its bytes are something else. Send a whole image.`,
        { param },
      );
    }
    if (allowedMimes.includes(declared.type)) return declared.type;
    throw unsupported(`is no image of a known type`);
  }
  if (NOT_DECODED.has(shown))
    throw unsupported(`is a ${shown === 'image/heic' ? 'HEIC' : 'HEIF'} image, which is not decoded here`);
  if (!allowedMimes.includes(shown)) throw unsupported(`is of the type ${shown}`);
  return shown;
}
