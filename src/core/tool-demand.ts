// Whether the tool calls that `tool_choice` demands, or forbids, are what the model made. Only calls of the
// caller's own tools are shown to it.

import { AppError } from '../errors.ts';
import type { ToolChoice } from './model-request.ts';

export class ToolDemand {
  readonly #choice: ToolChoice;
  /** Calls of the caller's tools so far. */
  calls = 0;
  #wanted = 0;
  #forbidden: string | undefined;

  constructor(choice: ToolChoice) {
    this.#choice = choice;
  }

  observe(name: string): void {
    this.calls += 1;
    if (this.#allows(name)) this.#wanted += 1;
    else this.#forbidden ??= name;
  }

  /** `tool_choice_unmet` when the run must not end like this. */
  unmet(): AppError | undefined {
    const choice = this.#choice;
    if (this.#forbidden !== undefined && choice.type !== 'tool') {
      return new AppError(
        'tool_choice_unmet',
        `The model called ${this.#forbidden}, which tool_choice does not allow.`,
      );
    }
    if (this.#wanted > 0 || choice.type === 'auto' || choice.type === 'none') return undefined;
    const demanded = choice.type === 'tool' ? `a call of ${choice.name}` : 'at least one tool call';
    const made = this.calls === 0 ? 'made none' : 'called something else';
    return new AppError('tool_choice_unmet', `tool_choice demands ${demanded}; the model ${made}.`);
  }

  #allows(name: string): boolean {
    const choice = this.#choice;
    switch (choice.type) {
      case 'tool':
        return choice.name === name;
      case 'none':
        return false;
      default:
        return choice.allowed === undefined || choice.allowed.includes(name);
    }
  }
}
