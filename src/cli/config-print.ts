// `clawgate config print`: what the files, the environment and the flags come to, in OpenClaw's words.

import { loadOrExplain, printNotes } from './load-or-explain.ts';
import { EXIT_CODES, type ProcessEdge } from './process-edge.ts';

export type PrintOptions = { readonly config?: readonly string[] };

/** JSON on stdout, secrets masked and `${NAME}` left as it is. Resolves to the exit code. */
export async function printConfig({ config }: PrintOptions, edge: ProcessEdge): Promise<number> {
  const loaded = await loadOrExplain({ configPaths: config }, edge);
  if (loaded === undefined) return EXIT_CODES.refused;
  printNotes(loaded.notes, edge);
  edge.writeOut(`${JSON.stringify(loaded.printable, null, 2)}\n`);
  return EXIT_CODES.done;
}
