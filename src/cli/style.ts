// Whether what a command writes is dressed up: only on a terminal, and not where NO_COLOR asks for plain text.

import { styleText } from 'node:util';
import type { ProcessEdge } from './process-edge.ts';

export type Style = {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
};

const PLAIN: Style = { bold: (text) => text, dim: (text) => text };
const COLOURED: Style = {
  bold: (text) => styleText('bold', text, { validateStream: false }),
  dim: (text) => styleText('dim', text, { validateStream: false }),
};

/** For what goes to stdout. */
export function outStyle(edge: ProcessEdge): Style {
  return edge.terminal.outColumns() !== undefined && wantsColour(edge) ? COLOURED : PLAIN;
}

/** For what goes to stderr. */
export function errorStyle(edge: ProcessEdge): Style {
  return edge.terminal.errorColumns() !== undefined && wantsColour(edge) ? COLOURED : PLAIN;
}

function wantsColour({ environment }: ProcessEdge): boolean {
  return !environment.NO_COLOR && environment.TERM !== 'dumb';
}
