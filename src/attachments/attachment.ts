// What a request carries beside its text, in the room's own words, and what of it is allowed.

import type { FilesConfig, ImagesConfig } from '../config/config.ts';
import type { ImagePart } from '../core/messages.ts';

export type AttachmentRequest = {
  readonly kind: 'image' | 'file';
  readonly source: AttachmentSource;
  readonly filename?: string | undefined;
  /** Of an image: handed on to the model. */
  readonly detail?: ImagePart['detail'];
  /** The place in the request body, for errors. */
  readonly param: string;
};

export type AttachmentSource =
  /** A remote URL, or a data URL. */
  | { readonly type: 'url'; readonly url: string }
  /** Base64, or a data URL in its place. */
  | { readonly type: 'base64'; readonly data: string; readonly mediaType?: string | undefined };

/** Undefined limits do not limit; each counts the requests of one `read`. */
export type AttachmentPolicy = {
  readonly images: ImagesConfig;
  readonly files: FilesConfig;
  /** URLs to fetch, of images and files together. Data URLs are none. */
  readonly maxUrlParts?: number | undefined;
  readonly maxImageParts?: number | undefined;
  /** Of all images together, decoded. Rendered pages of PDFs are not counted. */
  readonly maxTotalImageBytes?: number | undefined;
};
