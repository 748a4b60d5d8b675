// Reads `data:` URLs of images, checking them against what the operator allows. No I/O.

import type { ImagePart } from '../core/messages.ts';
import { AppError } from '../errors.ts';

/** What the operator allows of the images in one request. */
export type ImagePolicy = {
  readonly allowedMimes: readonly string[];
  /** Of one decoded image. */
  readonly maxBytes: number;
};

/** How many bytes a base64 text holds once decoded. */
export function decodedByteLength(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return Math.floor((base64.length * 3) / 4) - padding;
}

/**
 * The image in a data URL. Throws `unsupported_value` for other URLs and media types, `invalid_value` for
 * broken base64 and for an image over the limit; `param` names the place.
 */
export function readImageDataUrl(
  url: string,
  policy: ImagePolicy,
  param: string,
): Pick<ImagePart, 'type' | 'mediaType' | 'base64'> {
  const comma = url.indexOf(',');
  const head = /^data:([^;,]*)((?:;[^;,]*)*)$/i.exec(comma === -1 ? '' : url.slice(0, comma));
  if (head === null || !/;base64$/i.test(head[2] ?? '')) {
    throw new AppError(
      'unsupported_value',
      `${param} is not an image in a data URL. Send data:image/png;base64,… (remote URLs are not fetched).`,
      { param },
    );
  }
  const mediaType = (head[1] ?? '').toLowerCase();
  if (!policy.allowedMimes.includes(mediaType)) {
    throw new AppError(
      'unsupported_value',
      `${param} has the media type ${JSON.stringify(mediaType.slice(0, 60))}. Allowed: ${policy.allowedMimes.join(', ')}.`,
      { param },
    );
  }
  const base64 = url.slice(comma + 1);
  if (base64 === '' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new AppError('invalid_value', `${param} does not hold valid base64.`, { param });
  }
  if (decodedByteLength(base64) > policy.maxBytes) {
    throw new AppError('invalid_value', `${param} holds an image of more than ${policy.maxBytes} bytes.`, {
      param,
    });
  }
  return { type: 'image', mediaType, base64 };
}
