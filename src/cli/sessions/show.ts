// `clawgate sessions show`: one conversation, readable.

import type { SessionRef, SessionStore } from '../../core/sessions/session-store.ts';
import { EXIT_CODES, type ProcessEdge } from '../process-edge.ts';
import { count, type TimeFormat, timeFormat } from '../quantities.ts';
import { outStyle } from '../style.ts';
import { safeJson, safeLine } from '../terminal-text.ts';
import { asItStands, readTurns } from './read-turns.ts';
import {
  endWhenUnread,
  findSession,
  type OpenStore,
  openStore,
  type SessionCommandOptions,
  withSessions,
} from './session-command.ts';
import { turnRecord } from './turn-record.ts';
import { turnText } from './turn-text.ts';

export type ShowOptions = SessionCommandOptions & { readonly all: boolean; readonly json: boolean };

/** The conversation as it stands, with `all` everything that is stored. Resolves to the exit code. */
export async function showSession(
  key: string,
  options: ShowOptions,
  edge: ProcessEdge,
  open: OpenStore = openStore,
): Promise<number> {
  endWhenUnread(edge);
  return withSessions(options, edge, open, async ({ config, store }) => {
    const { ref } = await findSession(store, config, key, options.agent);
    if (options.json) await printJson(store, ref, options, edge);
    else await printText(store, ref, options, timeFormat(config.timeZone), edge);
    return EXIT_CODES.done;
  });
}

async function printText(
  store: SessionStore,
  ref: SessionRef,
  { all }: ShowOptions,
  time: TimeFormat,
  edge: ProcessEdge,
): Promise<void> {
  const style = outStyle(edge);
  let supersededTurns = 0;
  edge.writeOut(`${style.dim(safeLine(`Session ${ref.key}, agent ${ref.agentId}`))}\n\n`);
  for await (const turn of readTurns(store, ref)) {
    if (turn.superseded) supersededTurns += 1;
    edge.writeOut(turnText(turn, { all, time, style }));
    await edge.drained();
  }
  if (supersededTurns > 0 && !all) {
    edge.writeOut(
      `${style.dim(`Not shown: what ${count(supersededTurns, 'superseded turn')} said (--all).`)}\n`,
    );
  }
}

async function printJson(
  store: SessionStore,
  ref: SessionRef,
  { all }: ShowOptions,
  edge: ProcessEdge,
): Promise<void> {
  edge.writeOut(`${safeJson({ agentId: ref.agentId, sessionKey: ref.key }).slice(0, -1)},"turns":[`);
  let separator = '\n';
  for await (const turn of readTurns(store, ref)) {
    const shown = all ? turn : asItStands(turn);
    if (shown === undefined) continue;
    edge.writeOut(separator + safeJson(turnRecord(ref, shown)));
    separator = ',\n';
    await edge.drained();
  }
  edge.writeOut('\n]}\n');
}
