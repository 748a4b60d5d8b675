// The message that an agent is told: the option's text, or stdin for `-`.

import { misuse } from '../command-failure.ts';
import type { ProcessEdge } from '../process-edge.ts';
import { formatBytes } from '../quantities.ts';

/**
 * The text to send. From stdin without its last line end, which is the shell's and not the writer's. Throws
 * CommandFailure for what is empty, larger than `maxBytes` or not UTF-8.
 */
export async function readMessage(option: string, edge: ProcessEdge, maxBytes: number): Promise<string> {
  const text = option === '-' ? await readInput(edge, maxBytes) : option;
  if (text.trim() === '') throw misuse(option === '-' ? 'stdin holds no message.' : '--message is empty.');
  return text;
}

async function readInput(edge: ProcessEdge, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of edge.readInput()) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw misuse(`stdin holds more than the ${formatBytes(maxBytes)} of a message.`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)).replace(/\r?\n$/, '');
  } catch {
    throw misuse('stdin is not valid UTF-8.');
  }
}
