// A stored turn as JSON for other programs. The names are a promise: they are added to, never changed.

import type { SessionRef } from '../../core/sessions/session-store.ts';
import type { ReadTurn } from './read-turns.ts';

/** What `export --help` says about a line. Kept beside the code that writes it. */
export const TURN_RECORD_HELP = `One JSON object a line, one line a turn, superseded turns included, in the order in which they were stored:
  agentId, sessionKey   the session
  turn                  from 1, in that order
  turnId                unique
  startedAt, endedAt    ISO 8601, UTC
  status                completed, incomplete, tool-calls, failed or cut-off
  backendModel          provider/model that served it
  usage                 tokens as the backend counted them; null when it did not
  delivered             true once the client had received the answer to its end
  superseded            true when an edited or regenerated turn took the place of how it ended
  entries               position, kind (input, answer, context, summary), superseded, messages;
                        digest and covers where there are such
  messages              role (user, assistant, tool, system, developer); content is a list of parts with a type:
                        text, reasoning, refusal (text), image (mediaType, base64),
                        tool-call (id, name, argumentsText); system and developer have text instead`;

export function turnRecord(ref: SessionRef, turn: ReadTurn): Readonly<Record<string, unknown>> {
  return {
    agentId: ref.agentId,
    sessionKey: ref.key,
    turn: turn.number,
    turnId: turn.id,
    startedAt: new Date(turn.startedAtMs).toISOString(),
    endedAt: new Date(turn.endedAtMs).toISOString(),
    status: turn.status,
    backendModel: turn.backendModel,
    usage: turn.usage ?? null,
    delivered: turn.delivered,
    superseded: turn.superseded,
    entries: turn.entries.map(({ position, kind, superseded, digest, covers, messages }) => ({
      position,
      kind,
      superseded,
      digest,
      covers,
      messages,
    })),
  };
}
