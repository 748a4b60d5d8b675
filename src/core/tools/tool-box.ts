// The seam to tools that the gateway itself executes.

import type { ImagePart, TextPart } from '../messages.ts';
import type { ToolDefinition } from '../model-request.ts';

export type ToolOutcome = {
  /** May be empty: the tool ended without output. */
  readonly content: readonly (TextPart | ImagePart)[];
  /** True: the content says what went wrong. The model is told, and may try otherwise. */
  readonly isError: boolean;
};

/** The tools of one run: what policy leaves of the servers that could be reached. */
export type ToolBox = {
  readonly tools: readonly ToolDefinition[];
  /** The servers that could not be reached, with the reason of each. Their tools are missing from `tools`. */
  readonly unavailable: readonly { readonly server: string; readonly reason: string }[];
  /**
   * Executes one call. Wrong arguments, timeouts and failures of a tool are outcomes with `isError`; rejects only
   * with the signal's reason once that fired. The call is given up at once then.
   */
  call(name: string, argumentsText: string, signal: AbortSignal): Promise<ToolOutcome>;
};

/** The box of a run that has no server tools. */
export const EMPTY_TOOL_BOX: ToolBox = {
  tools: [],
  unavailable: [],
  call: async (name) => ({ content: [{ type: 'text', text: `There is no tool ${name}.` }], isError: true }),
};
