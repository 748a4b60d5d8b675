// One line on stderr that says what is being waited for, and is gone when there is something better to read.

import type { ProcessEdge } from './process-edge.ts';
import { errorStyle } from './style.ts';
import { displayWidth, fitWidth, safeLine } from './terminal-text.ts';

export type StatusLine = {
  /** Draws the text from the given column on, where the cursor is, in place of what was drawn before. */
  readonly show: (text: string, column?: number) => void;
  /** Takes the text away and leaves the cursor where it was. */
  readonly clear: () => void;
};

const CLEAR_TO_END = '\x1b[K';
/** Less says nothing. */
const LEAST_COLUMNS = 4;

/** Writes nothing where stderr is no terminal, or one that cannot move its cursor. */
export function createStatusLine(edge: ProcessEdge): StatusLine {
  const style = errorStyle(edge);
  let drawn = '';
  const clear = (): void => {
    if (drawn !== '') edge.writeError(CLEAR_TO_END);
    drawn = '';
  };
  return {
    clear,
    show: (text, column = 0) => {
      const columns = edge.terminal.errorColumns();
      if (columns === undefined || edge.environment.TERM === 'dumb') return;
      // The last column stays free: a cursor behind it may stand on the next line.
      const room = columns - column - 1;
      const line = room < LEAST_COLUMNS ? '' : fitWidth(safeLine(text), room);
      if (line === drawn) return;
      clear();
      if (line === '') return;
      const back = column === 0 ? '\r' : `\x1b[${displayWidth(line)}D`;
      edge.writeError(`${style.dim(line)}${back}`);
      drawn = line;
    },
  };
}
