// `clawgate config validate`: everything that is wrong with a configuration, and nothing started.

import { loadOrExplain, printNotes } from './load-or-explain.ts';
import { EXIT_CODES, type ProcessEdge } from './process-edge.ts';

export type ValidateOptions = { readonly config?: readonly string[]; readonly strict: boolean };

/** Resolves to the exit code: 2 when something has to be mended. */
export async function validateConfig(
  { config, strict }: ValidateOptions,
  edge: ProcessEdge,
): Promise<number> {
  const loaded = await loadOrExplain({ configPaths: config, strict }, edge);
  if (loaded === undefined) return EXIT_CODES.refused;
  printNotes(loaded.notes, edge);
  edge.writeOut(`The configuration is valid: ${loaded.files.join(', ')}\n`);
  return EXIT_CODES.done;
}
