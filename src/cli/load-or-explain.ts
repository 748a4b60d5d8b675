// Loads the configuration for a command, or says on stderr why that is not possible.

import { ConfigError } from '../config/config-error.ts';
import type { ConfigNote } from '../config/config-note.ts';
import { type LoadConfigOptions, type LoadedConfig, loadConfig } from '../config/load-config.ts';
import type { ProcessEdge } from './process-edge.ts';

/** Undefined when the configuration cannot be used; what to mend was then printed. */
export async function loadOrExplain(
  options: Omit<LoadConfigOptions, 'environment'>,
  edge: ProcessEdge,
): Promise<LoadedConfig | undefined> {
  try {
    return await loadConfig({ ...options, environment: edge.environment });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    edge.writeError(`${error.message}\n`);
    return undefined;
  }
}

/** On stderr, since they are about the program's work and not its result. */
export function printNotes(notes: readonly ConfigNote[], edge: ProcessEdge): void {
  for (const { level, message } of notes) {
    edge.writeError(`${level === 'warn' ? 'Warning' : 'Note'}: ${message}\n`);
  }
}

/** Only what may be dangerous, for commands whose own output is what their user came for. */
export function printWarnings(notes: readonly ConfigNote[], edge: ProcessEdge): void {
  printNotes(
    notes.filter(({ level }) => level === 'warn'),
    edge,
  );
}
