// What is allowed of the images and files of a request.

import type { FilesConfig, ImagesConfig } from '../config/config.ts';

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
