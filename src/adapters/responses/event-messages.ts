// The events of a response stream for transports that have messages of their own and need no frames around them.

const DATA = 'data: ';

/** The events in frames, as JSON, each on a line of its own. What ends an event stream is not an event. */
export async function* eventMessages(frames: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  for await (const text of frames) {
    const lines = eventLines(text);
    if (lines !== '') yield lines;
  }
}

function eventLines(frames: string): string {
  let lines = '';
  for (const line of frames.split('\n')) {
    if (line.startsWith(DATA) && !line.endsWith('[DONE]')) lines += `${line.slice(DATA.length)}\n`;
  }
  return lines;
}
