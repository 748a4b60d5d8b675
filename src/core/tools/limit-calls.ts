// A tool box for a caller who wants no more than so many calls in its run.

import type { ToolBox } from './tool-box.ts';

/** The same tools. Calls beyond the limit are not executed; the model is told so, and goes on with what there is. */
export function limitCalls(box: ToolBox, maxCalls: number): ToolBox {
  let calls = 0;
  return {
    ...box,
    async call(name, argumentsText, signal) {
      calls += 1;
      if (calls <= maxCalls) return box.call(name, argumentsText, signal);
      signal.throwIfAborted();
      const text = `Not executed: the caller allows ${maxCalls} tool calls. Answer with what there is.`;
      return { content: [{ type: 'text', text }], isError: true };
    },
  };
}
