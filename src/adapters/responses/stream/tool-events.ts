// Calls of the gateway's own tools in a response stream, for operators who have them shown. They belong to no output
// item: a client that does not know their types still reads a whole stream.

import type { ServerToolCall, ToolResult } from '../../../core/run-events.ts';
import { toolOutputText } from '../../tool-output.ts';
import type { EventFrames } from './event-frames.ts';

/** The frame of one event. */
export function toolEventFrame(frames: EventFrames, event: ServerToolCall | ToolResult): string {
  const call = `"call_id":${JSON.stringify(event.callId)},"name":${JSON.stringify(event.name)}`;
  return event.type === 'server-tool-call'
    ? frames.frame('clawgate:tool_call.started', `${call},"arguments":${JSON.stringify(event.argumentsText)}`)
    : frames.frame(
        'clawgate:tool_call.done',
        `${call},"is_error":${event.isError},"output":${JSON.stringify(toolOutputText(event))}`,
      );
}
