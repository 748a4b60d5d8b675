// Reads an event stream the strict way: what our own streams promise about framing is held here, where a lenient
// client would look over it.

export type StreamFrame = {
  /** The `event:` line; null where the frame has none. */
  readonly event: string | null;
  readonly data: string;
};

/**
 * The frames of a whole stream, comments left out. Throws when the text is not framed as promised: lines end in LF
 * alone, a frame is at most one `event:` line and exactly one `data:` line, an empty line ends it.
 */
export function readFrames(text: string): readonly StreamFrame[] {
  if (text.includes('\r')) throw new Error('The stream has a carriage return; lines end in LF alone.');
  if (text !== '' && !text.endsWith('\n\n')) {
    throw new Error(`The stream ends inside a frame: ${JSON.stringify(text.slice(-200))}`);
  }
  const blocks = text.split('\n\n').slice(0, -1);
  return blocks.flatMap((block) => {
    const lines = block.split('\n').filter((line) => !line.startsWith(':'));
    return lines.length === 0 ? [] : [readFrame(lines)];
  });
}

function readFrame(lines: readonly string[]): StreamFrame {
  const events = lines.filter((line) => line.startsWith('event: '));
  const data = lines.filter((line) => line.startsWith('data: '));
  if (data.length !== 1 || events.length > 1 || events.length + data.length !== lines.length) {
    throw new Error(`A frame is not one data line with at most one event line: ${JSON.stringify(lines)}`);
  }
  return { event: events[0]?.slice('event: '.length) ?? null, data: data[0]?.slice('data: '.length) ?? '' };
}
