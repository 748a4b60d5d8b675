// One answer of the model within a run: what of it the caller sees, which calls the gateway executes itself, and
// what is remembered of it.

import { charactersOf } from './answer-limit.ts';
import { ContentFolder, type ResultPart } from './content-folder.ts';
import type { AssistantMessage, ToolCallPart } from './messages.ts';
import type { ContentEvent, ModelEvent } from './model-events.ts';

/** What is the same for all turns of a run. */
export type TurnContext = {
  /** Has the names whose calls the gateway answers. */
  readonly serverTools: Pick<ReadonlySet<string>, 'has'>;
  /** True: the answer is needed again, for a tool loop or for the session. */
  readonly remembers: boolean;
  /** Told of each call of the caller's tools. */
  readonly onClientCall: (name: string) => void;
};

/** The text between what two turns of one run said. */
const SEPARATOR = '\n\n';

export class TurnReader {
  readonly #context: TurnContext;
  readonly #folder: ContentFolder | undefined;
  /** The caller's index of each of its calls, by the model's; a call that the gateway executes has none. */
  readonly #indices = new Map<number, number>();
  #separates: boolean;
  /** True once the caller was given anything. */
  hasShown = false;
  hasShownText = false;
  /** Of the caller's tools. */
  clientCalls = 0;
  serverCalls = 0;
  characters = 0;

  /** `before` is the turn before this one in the same run. */
  constructor(context: TurnContext, before?: TurnReader) {
    this.#context = context;
    this.#folder = context.remembers ? new ContentFolder() : undefined;
    this.#separates = before !== undefined && (before.hasShownText || before.#separates);
  }

  /** What the caller sees of a batch without its end: the batch itself where nothing is to be changed. */
  read(batch: readonly ModelEvent[]): readonly ContentEvent[] {
    let shown: ContentEvent[] | undefined;
    for (let position = 0; position < batch.length; position += 1) {
      const event = batch[position];
      if (event === undefined || event.type === 'model-end') {
        shown ??= batch.slice(0, position) as ContentEvent[];
        continue;
      }
      this.characters += charactersOf(event);
      this.#folder?.add(event);
      const seen = this.#seen(event);
      if (event.type === 'text-delta') {
        if (this.#separates && event.text !== '') {
          shown ??= batch.slice(0, position) as ContentEvent[];
          shown.push({ type: 'text-delta', text: SEPARATOR });
          this.#separates = false;
        }
        this.hasShownText ||= event.text !== '';
      }
      if (seen !== event) shown ??= batch.slice(0, position) as ContentEvent[];
      if (seen !== undefined) shown?.push(seen);
    }
    const result = shown ?? (batch as readonly ContentEvent[]);
    this.hasShown ||= result.some(isSeen);
    return result;
  }

  /** The answer so far; undefined when nothing was said or nothing is remembered. A part of a call is left out. */
  message(): AssistantMessage | undefined {
    return toMessage(this.#folder?.wholeParts() ?? []);
  }

  /** The same without the calls that the gateway would have executed: to the caller they never were. */
  messageWithoutServerCalls(): AssistantMessage | undefined {
    const { serverTools } = this.#context;
    const parts = this.#folder?.wholeParts() ?? [];
    return toMessage(parts.filter((part) => part.type !== 'tool-call' || !serverTools.has(part.name)));
  }

  /** The calls that the gateway is to execute, in the order of their start. */
  callsToExecute(): readonly ToolCallPart[] {
    const { serverTools } = this.#context;
    return (this.#folder?.wholeParts() ?? []).filter(
      (part): part is ToolCallPart => part.type === 'tool-call' && serverTools.has(part.name),
    );
  }

  /** The event as the caller sees it; the same object where nothing changes. */
  #seen(event: ContentEvent): ContentEvent | undefined {
    switch (event.type) {
      case 'tool-call-start': {
        const index = this.#startCall(event.name, event.index);
        return index === event.index ? event : index === undefined ? undefined : { ...event, index };
      }
      case 'tool-call-delta':
      case 'tool-call-end': {
        const index = this.#indices.get(event.index);
        return index === event.index ? event : index === undefined ? undefined : { ...event, index };
      }
      default:
        return event;
    }
  }

  #startCall(name: string, modelIndex: number): number | undefined {
    if (this.#context.serverTools.has(name)) {
      this.serverCalls += 1;
      return undefined;
    }
    // A turn with calls for the caller is the run's last, so they count from 0 in the run too.
    const index = this.clientCalls;
    this.clientCalls += 1;
    this.#context.onClientCall(name);
    this.#indices.set(modelIndex, index);
    return index;
  }
}

/** Log probabilities are told once and not remembered. */
function toMessage(parts: readonly ResultPart[]): AssistantMessage | undefined {
  if (parts.length === 0) return undefined;
  return {
    role: 'assistant',
    content: parts.map((part) => (part.type === 'text' ? { type: 'text', text: part.text } : part)),
  };
}

/** A state of the backend's own, without words, shows nobody anything. */
function isSeen(event: ContentEvent): boolean {
  return event.type !== 'reasoning-delta' || event.text !== '';
}
