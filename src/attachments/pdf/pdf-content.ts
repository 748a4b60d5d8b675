// What is asked of a PDF and what comes of it: the words between the gateway's thread and the one that reads.

export type PdfLimits = {
  readonly maxPages: number;
  /** Of the text of all pages that are read. */
  readonly maxChars: number;
  /** Of the rendered pages together. */
  readonly maxPixels: number;
  /** With less text than this, the pages are rendered. */
  readonly minTextChars: number;
  readonly timeoutMs: number;
};

export type PdfContent = {
  readonly text: string;
  /** True when the pages hold more text than `maxChars`. */
  readonly isCut: boolean;
  /** Of the whole document. */
  readonly pageCount: number;
  /** The first ones; those that are broken are among them. */
  readonly pagesRead: number;
  readonly images: readonly PageImage[];
};

export type PageImage = { readonly page: number; readonly png: Uint8Array<ArrayBuffer> };

export type PdfFailure = 'encrypted' | 'broken' | 'too-much-memory' | 'too-slow';

/** A PDF that cannot be read, and why. */
export class PdfFailureError extends Error {
  override readonly name = 'PdfFailureError';
  readonly failure: PdfFailure;

  constructor(failure: PdfFailure, options?: ErrorOptions) {
    super(`The PDF cannot be read: ${failure}.`, options);
    this.failure = failure;
  }
}
