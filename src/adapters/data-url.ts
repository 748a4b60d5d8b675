// Reads `data:` URLs of images, checking them against what the operator allows. No I/O.

import type { ImagePart } from '../core/messages.ts';
import { AppError } from '../errors.ts';
import { decodedByteLength, isBase64 } from '../lib/base64.ts';
import { parseDataUrl } from '../lib/data-url.ts';

/** What the operator allows of the images in one request. */
export type ImagePolicy = {
  readonly allowedMimes: readonly string[];
  /** Of one decoded image. */
  readonly maxBytes: number;
};

/**
 * The image in a data URL. Throws `unsupported_value` for other URLs and media types, `invalid_value` for
 * broken base64 and for an image over the limit; `param` names the place.
 */
export function readImageDataUrl(
  url: string,
  policy: ImagePolicy,
  param: string,
): Pick<ImagePart, 'type' | 'mediaType' | 'base64'> {
  const parsed = parseDataUrl(url);
  if (!parsed?.isBase64) {
    throw new AppError(
      'unsupported_value',
      `${param} is not an image in a data URL. Send data:image/png;base64,… (remote URLs are not fetched).`,
      { param },
    );
  }
  const { mediaType, data: base64 } = parsed;
  if (!policy.allowedMimes.includes(mediaType)) {
    throw new AppError(
      'unsupported_value',
      `${param} has the media type ${JSON.stringify(mediaType.slice(0, 60))}. Allowed: ${policy.allowedMimes.join(', ')}.`,
      { param },
    );
  }
  if (!isBase64(base64)) {
    throw new AppError('invalid_value', `${param} does not hold valid base64.`, { param });
  }
  if (decodedByteLength(base64) > policy.maxBytes) {
    throw new AppError('invalid_value', `${param} holds an image of more than ${policy.maxBytes} bytes.`, {
      param,
    });
  }
  return { type: 'image', mediaType, base64 };
}
