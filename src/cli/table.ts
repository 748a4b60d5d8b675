// Columns of text, as wide as the terminal allows. Where there is no terminal nothing is cut off: programs read it.

import { displayWidth, fitWidth, safeLine } from './terminal-text.ts';

export type Column = { readonly title: string; readonly align: 'left' | 'right' };

const GAP = 2;
/** Below this a name says nothing any more; the lines then wrap. */
const LEAST_COLUMNS = 16;

/**
 * Lines, a head line first. The first column gives way when all do not fit into `columns`; undefined cuts nothing.
 * Control characters of cells are written out.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminalColumns: number | undefined,
): string {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(safeLine))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => displayWidth(row[index] ?? ''))));
  const [first = 0, ...others] = widths;
  if (terminalColumns !== undefined) {
    const rest = others.reduce((sum, width) => sum + width + GAP, 0);
    widths[0] = Math.min(first, Math.max(LEAST_COLUMNS, terminalColumns - rest));
  }
  return cells.map((row) => formatRow(row, columns, widths)).join('');
}

function formatRow(row: readonly string[], columns: readonly Column[], widths: readonly number[]): string {
  const padded = row.map((cell, index) => {
    const width = widths[index] ?? 0;
    const text = fitWidth(cell, width);
    const padding = ' '.repeat(width - displayWidth(text));
    return columns[index]?.align === 'right' ? padding + text : text + padding;
  });
  return `${padded.join(' '.repeat(GAP)).trimEnd()}\n`;
}
