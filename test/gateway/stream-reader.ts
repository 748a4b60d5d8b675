// An answer read piece by piece, for tests that do something while a stream is under way.

/** Reads a stream piece by piece. */
export function streamReader(response: Response) {
  const pieces = (response.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  return {
    /** Everything up to what was asked for, beyond what was read already. Throws when the stream ends before. */
    async until(part: string): Promise<string> {
      const from = text.length;
      while (!text.includes(part, from)) {
        const { value, done } = await pieces.read();
        if (done) throw new Error(`The stream ended before ${JSON.stringify(part)}: ${text}`);
        text += value;
      }
      return text;
    },
    async rest(): Promise<string> {
      for (let next = await pieces.read(); !next.done; next = await pieces.read()) text += next.value;
      return text;
    },
  };
}
