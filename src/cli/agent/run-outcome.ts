// What `clawgate agent --json` prints: a whole run as one value, gathered while its events pass by.

import type { ContentEvent, Usage } from '../../core/model-events.ts';
import type { RunEnd, RunEvent } from '../../core/run-events.ts';

/** A call of one of the gateway's own tools. */
export type ToolCallOutcome = {
  readonly id: string;
  readonly name: string;
  /** JSON text as the model wrote it. */
  readonly argumentsText: string;
  /** Absent while there is none: the run ended before the tool did. */
  readonly result?: { readonly text: string; readonly isError: boolean };
};

export type RunOutcome = {
  readonly backendModel: string | null;
  readonly status: RunEnd['status'];
  readonly text: string;
  readonly toolCalls: readonly ToolCallOutcome[];
  readonly usage: Usage | null;
  readonly error?: { readonly code: string; readonly message: string };
};

export type OutcomeReader = {
  readonly observe: (event: RunEvent) => void;
  /** With what was observed so far; `end` is how the run ended. */
  readonly outcome: (end: RunEnd) => RunOutcome;
};

export function createOutcomeReader(): OutcomeReader {
  const text: string[] = [];
  const toolCalls = new Map<string, ToolCallOutcome>();
  let backendModel: string | null = null;
  return {
    observe: (event) => {
      if (event.type === 'run-start') backendModel = event.backendModel;
      else if (event.type === 'server-tool-call') {
        const { callId, name, argumentsText } = event;
        toolCalls.set(callId, { id: callId, name, argumentsText });
      } else if (event.type === 'tool-result') {
        const call = toolCalls.get(event.callId);
        const words = event.content.map((part) => (part.type === 'text' ? part.text : `[${part.mediaType}]`));
        const result = { text: words.join('\n'), isError: event.isError };
        if (call !== undefined) toolCalls.set(event.callId, { ...call, result });
      } else if (isSaid(event)) text.push(event.text);
    },
    outcome: (end) => ({
      backendModel,
      status: end.status,
      text: text.join(''),
      toolCalls: [...toolCalls.values()],
      usage: end.usage ?? null,
      ...(end.status === 'failed' && {
        error: { code: end.failure.upstreamCode ?? end.failure.code, message: end.failure.message },
      }),
    }),
  };
}

/** True for what the agent says to its user: an answer, or that it gives none. */
function isSaid(
  event: RunEvent,
): event is Extract<ContentEvent, { readonly type: 'text-delta' | 'refusal-delta' }> {
  return event.type === 'text-delta' || event.type === 'refusal-delta';
}
