// Room for a run's conversation in the context window of its model: a session's is summarized, another's loses its
// oldest turns where its caller wants that. Knows how much is too much only where the window is known.

import { askForText } from './ask-for-text.ts';
import type { Briefing } from './briefing.ts';
import { truncated } from './responses/truncation.ts';
import type { RunDependencies, RunInput } from './run-input.ts';
import { estimateTokens } from './sessions/compaction.ts';
import { type Ask, shortenSession } from './sessions/shorten-session.ts';

export class RoomMaker {
  readonly #deps: Pick<RunDependencies, 'callBackends' | 'limits'>;
  readonly #input: Pick<RunInput, 'backends' | 'session' | 'truncates'>;
  readonly #signal: AbortSignal;
  #wasShortened = false;

  constructor(
    deps: Pick<RunDependencies, 'callBackends' | 'limits'>,
    input: Pick<RunInput, 'backends' | 'session' | 'truncates'>,
    signal: AbortSignal,
  ) {
    this.#deps = deps;
    this.#input = input;
    this.#signal = signal;
  }

  /** Without a session: leaves out the oldest turns, where the caller wants that and they are too many. */
  truncate(briefing: Briefing): void {
    const { backends, session, truncates } = this.#input;
    const [{ contextWindow, options }] = backends;
    if (truncates !== true || session !== undefined || contextWindow === undefined) return;
    const fixed = estimateTokens([], briefing.instructions, briefing.tools);
    const { maxOutputTokens } = options;
    briefing.conversation = truncated(briefing.conversation, { contextWindow, maxOutputTokens, fixed });
  }

  /**
   * With a session: puts a summary in the place of older turns, once in a run. True when it did; the briefing then holds
   * the shorter conversation. Throws what `shortenSession` throws.
   */
  async shorten(briefing: Briefing, when: 'when too long' | 'now', deadlineMs: number): Promise<boolean> {
    const { backends, session } = this.#input;
    if (session === undefined || this.#wasShortened) return false;
    const { callBackends, limits } = this.#deps;
    const ask: Ask = (messages, instructions, signal) =>
      askForText(callBackends, { backends, messages, instructions, deadlineMs }, signal);
    const dependencies = { ask, overflow: limits.overflow };
    const conversation = { session, briefing, backend: backends[0], when };
    this.#wasShortened = await shortenSession(dependencies, conversation, this.#signal);
    if (this.#wasShortened) briefing.conversation = session.messages();
    return this.#wasShortened;
  }
}
