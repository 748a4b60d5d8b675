// An answer as the list of events that tell it, each with its tokens: cut by stop sequences and the token limit.

import type { ContentEvent, StopReason, TextLogprob } from '../../core/model-events.ts';
import type { Tokenizer, TokenPiece } from './tokenizer.ts';
import type { PlannedCall } from './tools/plan-calls.ts';

/** What is to be said, in the order in which it is said. */
export type Plan = {
  readonly reasoning: string;
  readonly text: string;
  /** Said in place of everything else when not empty. */
  readonly refusal: string;
  readonly calls: readonly PlannedCall[];
  /** True: a filter ends the answer half-way. */
  readonly isFiltered: boolean;
};

export type ScriptLimits = {
  readonly maxTokens: number;
  /** The script breaks off after so many, when it would have had as many. */
  readonly breakAfterTokens: number;
  readonly stop: readonly string[];
  readonly logprobs: boolean;
  /** How many alternatives each token comes with; there is never more than one. */
  readonly topLogprobs: number;
  readonly callId: (index: number) => string;
};

export type Step = { readonly event: ContentEvent; readonly tokens: number };

export type Script = {
  readonly steps: readonly Step[];
  readonly reason: StopReason | 'broken';
  readonly outputTokens: number;
  readonly reasoningTokens: number;
};

/** Writes the whole script. Reasoning counts towards the limit, as with real models. */
export function writeScript(plan: Plan, tokenizer: Tokenizer, limits: ScriptLimits): Script {
  const writer = new ScriptWriter(tokenizer, limits);
  writer.write(plan.reasoning, (text) => ({ type: 'reasoning-delta', text }));
  const reasoningTokens = writer.tokens;
  if (plan.refusal !== '') {
    writer.write(plan.refusal, (text) => ({ type: 'refusal-delta', text }));
    return writer.script('stop', reasoningTokens);
  }
  const said = plan.isFiltered ? firstHalf(plan.text) : plan.text;
  writer.write(cutAtStop(said, limits.stop), (text, piece) => ({
    type: 'text-delta',
    text,
    logprobs: limits.logprobs ? toLogprobs(tokenizer.split(piece), limits.topLogprobs) : undefined,
  }));
  for (const [index, call] of plan.calls.entries()) writer.writeCall(index, limits.callId(index), call);
  if (plan.isFiltered) return writer.script('content-filter', reasoningTokens);
  return writer.script(plan.calls.length > 0 ? 'tool-calls' : 'stop', reasoningTokens);
}

class ScriptWriter {
  readonly #tokenizer: Tokenizer;
  readonly #maxTokens: number;
  readonly #isToBreak: boolean;
  readonly #steps: Step[] = [];
  #isCut = false;
  tokens = 0;

  constructor(tokenizer: Tokenizer, { maxTokens, breakAfterTokens }: ScriptLimits) {
    this.#tokenizer = tokenizer;
    this.#maxTokens = Math.min(maxTokens, breakAfterTokens);
    this.#isToBreak = breakAfterTokens <= maxTokens;
  }

  write(text: string, toEvent: (text: string, piece: TokenPiece) => ContentEvent): void {
    if (this.#isCut || text === '') return;
    for (const piece of this.#tokenizer.pieces(text)) {
      const left = this.#maxTokens - this.tokens;
      if (left <= 0) {
        this.#isCut = true;
        return;
      }
      const kept = this.#tokenizer.cut(piece, left);
      this.tokens += kept.tokens;
      if (kept.text !== '') this.#steps.push({ event: toEvent(kept.text, kept), tokens: kept.tokens });
      if (kept !== piece) {
        this.#isCut = true;
        return;
      }
    }
  }

  writeCall(index: number, id: string, call: PlannedCall): void {
    const nameTokens = this.#tokenizer.count(call.name);
    if (this.#isCut || this.tokens + nameTokens > this.#maxTokens) {
      this.#isCut = true;
      return;
    }
    this.tokens += nameTokens;
    this.#steps.push({ event: { type: 'tool-call-start', index, id, name: call.name }, tokens: nameTokens });
    this.write(call.argumentsText, (argumentsText) => ({ type: 'tool-call-delta', index, argumentsText }));
    // A backend that breaks off leaves its call open.
    if (!this.#isBroken()) this.#steps.push({ event: { type: 'tool-call-end', index }, tokens: 0 });
  }

  script(reason: StopReason, reasoningTokens: number): Script {
    return {
      steps: this.#steps,
      reason: this.#isBroken() ? 'broken' : this.#isCut ? 'length' : reason,
      outputTokens: this.tokens,
      reasoningTokens,
    };
  }

  #isBroken(): boolean {
    return this.#isToBreak && (this.#isCut || this.tokens >= this.#maxTokens);
  }
}

/** The text before the first stop sequence that occurs in it. */
function cutAtStop(text: string, stop: readonly string[]): string {
  const ends = stop
    .filter((sequence) => sequence !== '')
    .map((sequence) => text.indexOf(sequence))
    .filter((at) => at >= 0);
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends));
}

function firstHalf(text: string): string {
  const space = text.indexOf(' ', text.length / 2);
  return space < 0 ? text : text.slice(0, space);
}

/** The simulator is deterministic: what it says had the probability 1, and nothing else had any. */
function toLogprobs(pieces: readonly TokenPiece[], top: number): TextLogprob[] {
  return pieces.map(({ text }) => {
    const token = { token: text, logprob: 0, bytes: [...Buffer.from(text)] };
    return { ...token, top: top > 0 ? [token] : [] };
  });
}
