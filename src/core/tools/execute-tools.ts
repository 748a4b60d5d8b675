// Executes the calls of the gateway's own tools that one answer of the model made.

import type { Briefing } from '../briefing.ts';
import type { RunEvent } from '../run-events.ts';
import type { TurnReader } from '../turn-reader.ts';
import type { ToolBox, ToolOutcome } from './tool-box.ts';

const CUT_OFF: ToolOutcome = {
  content: [{ type: 'text', text: 'The call was cut off before it had a result.' }],
  isError: true,
};

/**
 * All at once, since the model asked for them in one answer. Adds the answer and the results to what the briefing
 * says, also when the run ends meanwhile: a call without a result would be a conversation that no backend takes.
 * Throws the signal's reason.
 */
export async function* executeTools(
  briefing: Briefing,
  turn: TurnReader,
  toolBox: ToolBox,
  signal: AbortSignal,
): AsyncGenerator<readonly RunEvent[], void, undefined> {
  const message = turn.message();
  if (message !== undefined) briefing.said.push(message);
  const calls = turn.callsToExecute();
  const outcomes: (ToolOutcome | undefined)[] = [];
  try {
    yield calls.map(({ id: callId, name, argumentsText }) => ({
      type: 'server-tool-call',
      callId,
      name,
      argumentsText,
    }));
    await Promise.all(
      calls.map(async ({ name, argumentsText }, index) => {
        outcomes[index] = await toolBox.call(name, argumentsText, signal);
      }),
    );
    yield calls.map(({ id: callId, name }, index) => ({
      type: 'tool-result',
      callId,
      name,
      ...(outcomes[index] ?? CUT_OFF),
    }));
  } finally {
    for (const [index, { id, name }] of calls.entries()) {
      const { content } = outcomes[index] ?? CUT_OFF;
      briefing.said.push({ role: 'tool', toolCallId: id, toolName: name, content });
    }
  }
}
