// Takes `data:` URLs apart, without decoding what they hold.

export type DataUrl = {
  /** In lower case; empty where the URL names none. */
  readonly mediaType: string;
  /** `charset=utf-8` and the like, as they stand. */
  readonly parameters: readonly string[];
  readonly isBase64: boolean;
  /** Base64, or percent-encoded text. */
  readonly data: string;
};

/** Undefined for anything but a data URL. */
export function parseDataUrl(url: string): DataUrl | undefined {
  const comma = url.indexOf(',');
  const head = /^data:([^;,]*)((?:;[^;,]*)*)$/i.exec(comma === -1 ? '' : url.slice(0, comma));
  if (head === null) return undefined;
  const parameters = (head[2] ?? '').split(';').slice(1);
  const isBase64 = parameters.at(-1)?.toLowerCase() === 'base64';
  return {
    mediaType: (head[1] ?? '').toLowerCase(),
    parameters: isBase64 ? parameters.slice(0, -1) : parameters,
    isBase64,
    data: url.slice(comma + 1),
  };
}
