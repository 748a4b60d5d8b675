// What a file comes to before it is wrapped for the model.

export type FileContent = {
  readonly text: string;
  /** For the model, a sentence each, of the gateway's own words. */
  readonly remarks: readonly string[];
  /** Rendered pages. */
  readonly pages: readonly { readonly page: number; readonly png: Uint8Array }[];
};
