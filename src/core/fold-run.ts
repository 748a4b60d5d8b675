// A whole run as one value, for answers that are not streamed. The same events, folded.

import { unreachable } from '../lib/unreachable.ts';
import { ContentFolder, type ResultPart } from './content-folder.ts';
import type { RunEnd, RunEvent, ServerToolCall, ToolResult } from './run-events.ts';

export type RunResult = {
  /** In the order in which the model said them; neighbouring deltas of a kind are one part. */
  readonly content: readonly ResultPart[];
  /** What the gateway's own tools were asked and gave, in the order of the events. */
  readonly toolActivity: readonly (ServerToolCall | ToolResult)[];
  readonly end: RunEnd;
};

/** Reads the run to its end. Throws its failure (AppError) when it failed; a cancelled run is returned. */
export async function foldRun(events: AsyncIterable<readonly RunEvent[]>): Promise<RunResult> {
  const content = new ContentFolder();
  const toolActivity: (ServerToolCall | ToolResult)[] = [];
  let end: RunEnd | undefined;

  for await (const batch of events) {
    for (const event of batch) {
      switch (event.type) {
        case 'run-start':
          break;
        case 'run-end':
          end = event;
          break;
        case 'server-tool-call':
        case 'tool-result':
          toolActivity.push(event);
          break;
        case 'text-delta':
        case 'reasoning-delta':
        case 'refusal-delta':
        case 'tool-call-start':
        case 'tool-call-delta':
        case 'tool-call-end':
          content.add(event);
          break;
        default:
          unreachable(event);
      }
    }
  }
  if (end === undefined) throw new TypeError('A run ended without run-end.');
  if (end.status === 'failed') throw end.failure;
  return { content: content.parts, toolActivity, end };
}
