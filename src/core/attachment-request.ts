// What a request carries beside its text, before it is read: images and files, in the product's own words.

import type { ImagePart, TextPart } from './messages.ts';

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

/** What is to be read, by the very part that stands in its place among the messages until then. */
export type Attachments = ReadonlyMap<TextPart, AttachmentRequest>;
