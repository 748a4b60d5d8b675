// Where an answer appears while it comes: its text on stdout, and what happens besides on stderr when that is a
// terminal. Both may be the same terminal, so this keeps account of where the cursor stands.

import type { ProcessEdge } from '../process-edge.ts';
import { createStatusLine } from '../status-line.ts';
import { errorStyle } from '../style.ts';
import { displayWidth, safeText } from '../terminal-text.ts';

export type Screen = {
  /** A piece of the answer. Whole and unchanged where stdout is no terminal. */
  readonly answer: (text: string) => void;
  /** A piece of something else that is told as it comes; dimmed. */
  readonly aside: (text: string) => void;
  /** A line of its own about something else; dimmed. */
  readonly note: (text: string) => void;
  /** What the silence is for, from now on. Begins a new silence. */
  readonly waitFor: (what: string) => void;
  /** Ends the last line and tells no more about silence. */
  readonly end: () => void;
};

/** A shorter silence is not worth a word. */
const SILENCE_MS = 1_000;
const REDRAW_MS = 250;

export function createScreen(edge: ProcessEdge): Screen {
  const { terminal } = edge;
  const outIsTerminal = terminal.outColumns() !== undefined;
  const errorIsTerminal = terminal.errorColumns() !== undefined;
  const style = errorStyle(edge);
  const status = createStatusLine(edge);
  const answered = createPieces(outIsTerminal);
  const asides = createPieces(true);
  /** Which of the two wrote the line that the cursor of the terminal stands in, and how far. */
  let line: { readonly writer: 'answer' | 'aside'; readonly column: number } = {
    writer: 'answer',
    column: 0,
  };
  let unfinished = false;
  let waiting = '';
  let silentSinceMs = edge.nowMs();

  const stopRedraw = edge.repeat(REDRAW_MS, () => {
    const silentMs = edge.nowMs() - silentSinceMs;
    if (silentMs < SILENCE_MS) return;
    const words = `${waiting}, ${Math.floor(silentMs / 1000)} s`;
    status.show(line.column === 0 ? words : ` … ${words}`, line.column);
  });

  /** Gives the line to a writer; an unfinished line of the other one is ended first. */
  const turnTo = (writer: 'answer' | 'aside'): void => {
    status.clear();
    silentSinceMs = edge.nowMs();
    if (line.writer !== writer && line.column > 0) {
      edge.writeError('\n');
      line = { writer, column: 0 };
    }
  };
  const advance = (writer: 'answer' | 'aside', text: string): void => {
    line = { writer, column: columnAfter(text, line.column, terminal.errorColumns()) };
  };

  return {
    answer: (piece) => {
      const text = answered.take(piece);
      if (text === '') return;
      turnTo('answer');
      edge.writeOut(text);
      unfinished = !text.endsWith('\n');
      if (outIsTerminal) advance('answer', text);
    },
    aside: (piece) => {
      if (!errorIsTerminal) return;
      const text = asides.take(piece);
      if (text === '') return;
      turnTo('aside');
      edge.writeError(style.dim(text));
      advance('aside', text);
    },
    note: (text) => {
      if (!errorIsTerminal) return;
      turnTo('aside');
      if (line.column > 0) edge.writeError('\n');
      edge.writeError(`${style.dim(safeText(text))}\n`);
      line = { writer: 'aside', column: 0 };
    },
    waitFor: (what) => {
      waiting = what;
      silentSinceMs = edge.nowMs();
    },
    end: () => {
      stopRedraw();
      status.clear();
      const rest = answered.rest();
      if (rest !== '') edge.writeOut(rest);
      if (line.writer === 'aside' && line.column > 0) edge.writeError('\n');
      if (unfinished || rest !== '') edge.writeOut('\n');
    },
  };
}

/** Puts pieces of text together again where a character was cut in two; made safe for a terminal when `safe`. */
function createPieces(safe: boolean): { take: (piece: string) => string; rest: () => string } {
  let held = '';
  return {
    take: (piece) => {
      const text = held + piece;
      const last = text.at(-1) ?? '';
      // A line feed may follow, which makes one line end of the two.
      held = /[\ud800-\udbff]/.test(last) || (safe && last === '\r') ? last : '';
      const whole = held === '' ? text : text.slice(0, -1);
      return safe ? safeText(whole) : whole;
    },
    rest: () => (safe ? safeText(held) : held),
  };
}

const TAB_WIDTH = 8;

/** Where the cursor stands behind a text, on a terminal that wraps its lines. */
function columnAfter(text: string, column: number, columns = Number.POSITIVE_INFINITY): number {
  const lastFeed = text.lastIndexOf('\n');
  const start = lastFeed === -1 ? column : 0;
  let end = start;
  for (const [index, stretch] of text
    .slice(lastFeed + 1)
    .split('\t')
    .entries()) {
    if (index > 0) end += TAB_WIDTH - (end % TAB_WIDTH);
    end += displayWidth(stretch);
  }
  // A full line keeps the cursor at its end until more comes.
  return end > columns ? ((end - 1) % columns) + 1 : end;
}
