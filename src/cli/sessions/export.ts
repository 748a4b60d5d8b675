// `clawgate sessions export`: one conversation with everything that is stored of it, for other programs or for people.

import type { SessionRef, SessionStore } from '../../core/sessions/session-store.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { CommandFailure } from '../command-failure.ts';
import { EXIT_CODES, type ProcessEdge } from '../process-edge.ts';
import { count, type TimeFormat, timeFormat } from '../quantities.ts';
import { createStatusLine, type StatusLine } from '../status-line.ts';
import { signalExitCode, stopSignal } from '../stop-signal.ts';
import { safeJson, safeLine } from '../terminal-text.ts';
import { createOutputFile, type OutputFile } from './output-file.ts';
import { asItStands, readTurns } from './read-turns.ts';
import {
  endWhenUnread,
  findSession,
  type OpenStore,
  openStore,
  type SessionCommandOptions,
  withSessions,
} from './session-command.ts';
import { inlineMarkdown, turnMarkdown } from './turn-markdown.ts';
import { turnRecord } from './turn-record.ts';

export type ExportFormat = 'jsonl' | 'markdown';

export type ExportOptions = SessionCommandOptions & {
  readonly format: ExportFormat;
  /** `-` or absent: stdout. */
  readonly output?: string;
  readonly force: boolean;
};

/** Writes the session to a file or to stdout, turn by turn. Resolves to the exit code. */
export async function exportSession(
  key: string,
  options: ExportOptions,
  edge: ProcessEdge,
  open: OpenStore = openStore,
): Promise<number> {
  const { agent, format, output, force } = options;
  return withSessions(options, edge, open, async ({ config, store }) => {
    const { ref } = await findSession(store, config, key, agent);
    const pieces = exportPieces(store, ref, format, timeFormat(config.timeZone));
    if (output === undefined || output === '-') {
      endWhenUnread(edge);
      const status = edge.terminal.outColumns() === undefined ? createStatusLine(edge) : undefined;
      await writePieces(pieces, toStdout(edge), edge, status);
      return EXIT_CODES.done;
    }
    const file = await createOutputFile(output, force);
    try {
      const turns = await writePieces(pieces, file.write, edge, createStatusLine(edge));
      await file.keep();
      edge.writeError(`Wrote ${count(turns, 'turn')} to ${output}\n`);
      return EXIT_CODES.done;
    } finally {
      await file.discard();
    }
  });
}

type Piece = { readonly text: string; readonly turns: 0 | 1 };

async function* exportPieces(
  store: SessionStore,
  ref: SessionRef,
  format: ExportFormat,
  time: TimeFormat,
): AsyncGenerator<Piece, void, undefined> {
  let supersededTurns = 0;
  let title = `# ${inlineMarkdown(safeLine(ref.key))}\n\nAgent ${inlineMarkdown(safeLine(ref.agentId))}.\n\n`;
  for await (const turn of readTurns(store, ref)) {
    switch (format) {
      case 'jsonl':
        yield { text: `${safeJson(turnRecord(ref, turn))}\n`, turns: 1 };
        break;
      case 'markdown':
        if (turn.superseded) supersededTurns += 1;
        yield { text: title + turnMarkdown(turn, time), turns: asItStands(turn) === undefined ? 0 : 1 };
        title = '';
        break;
      default:
        unreachable(format);
    }
  }
  if (supersededTurns > 0) {
    yield { text: `*(Left out: what ${count(supersededTurns, 'superseded turn')} said.)*\n`, turns: 0 };
  }
}

function toStdout(edge: ProcessEdge): OutputFile['write'] {
  return async (text) => {
    edge.writeOut(text);
    await edge.drained();
  };
}

/** Long enough that a short export says nothing. */
const QUIET_MS = 1_000;

/** Writes all pieces and tells how many turns there were. Throws CommandFailure when a signal came before the end. */
async function writePieces(
  pieces: AsyncIterable<Piece>,
  write: OutputFile['write'],
  edge: ProcessEdge,
  status: StatusLine | undefined,
): Promise<number> {
  let stoppedBy: NodeJS.Signals | undefined;
  void stopSignal(edge).then((signal) => {
    stoppedBy = signal ?? 'SIGTERM';
  });
  const startedAtMs = edge.nowMs();
  let toldAtMs = startedAtMs;
  let written = 0;
  for await (const { text, turns } of pieces) {
    if (stoppedBy !== undefined) {
      status?.clear();
      throw new CommandFailure('Stopped before the end.', signalExitCode(stoppedBy));
    }
    await write(text);
    written += turns;
    const nowMs = edge.nowMs();
    if (nowMs - startedAtMs < QUIET_MS || nowMs - toldAtMs < QUIET_MS / 4) continue;
    toldAtMs = nowMs;
    status?.show(`Exported ${count(written, 'turn')} in ${Math.round((nowMs - startedAtMs) / 1000)} s`);
  }
  status?.clear();
  return written;
}
