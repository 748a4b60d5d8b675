// Calls of the gateway's own tools as chat completions tell them, for operators who have them shown.

import type { Schema } from '../../contract.ts';
import type { ServerToolCall, ToolResult } from '../../core/run-events.ts';
import { toolOutputText } from '../tool-output.ts';

/** One event; the member `clawgate` of a chunk, or an entry of `clawgate.tool_activity` of a whole answer. */
export function writeToolActivity(event: ServerToolCall | ToolResult): Schema<'ToolActivity'> {
  if (event.type === 'server-tool-call') {
    return { tool_call: { id: event.callId, name: event.name, arguments: event.argumentsText } };
  }
  return {
    tool_result: {
      tool_call_id: event.callId,
      name: event.name,
      is_error: event.isError,
      output: toolOutputText(event),
    },
  };
}
