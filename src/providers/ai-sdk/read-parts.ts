// The SDK's stream parts as model events. One reader per stream: it numbers the tool calls, knows which are the
// vendor's own, and keeps what the end needs. Sources, files and tools that the vendor runs itself are left out.

import type {
  JSONObject,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolCall,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import type { ProviderState } from '../../core/messages.ts';
import type { ContentEvent, ModelEnd, Usage } from '../../core/model-events.ts';
import { AppError } from '../../errors.ts';
import { type StateOwner, wrapState } from '../provider-state.ts';
import type { RawEvents } from './raw-events.ts';
import { toCallFailure, undescribedEvent } from './sdk-error.ts';
import type { UpstreamFetch } from './upstream-fetch.ts';
import type { Vendor } from './vendor.ts';

type ReadVendor = Pick<Vendor, 'unnamedStop' | 'usageDetails' | 'stateOf' | 'isUnknownEvent'>;

type OpenCall = { readonly index: number; argumentsSeen: boolean };

export class PartReader {
  readonly #vendor: ReadVendor;
  readonly #owner: StateOwner;
  readonly #call: UpstreamFetch;
  readonly #raw: RawEvents | undefined;
  /** Calls that have started and not ended, by the vendor's id; undefined for one that the vendor runs itself. */
  readonly #open = new Map<string, OpenCall | undefined>();
  #calls = 0;
  #end: ModelEnd | undefined;

  constructor(vendor: ReadVendor, owner: StateOwner, call: UpstreamFetch, raw: RawEvents | undefined) {
    this.#vendor = vendor;
    this.#owner = owner;
    this.#call = call;
    this.#raw = raw;
  }

  /** Present once a part has ended the stream; later parts are not read. */
  get end(): ModelEnd | undefined {
    return this.#end;
  }

  /** Appends the part's events, none or several. */
  read(part: LanguageModelV4StreamPart, events: ContentEvent[]): void {
    switch (part.type) {
      case 'raw':
        this.#raw?.observe(part.rawValue);
        this.#reasoning(this.#raw?.takeReasoning(), events);
        break;
      case 'text-delta':
        this.#text(part.delta, events);
        this.#reasoning(undefined, events, this.#stateOf(part));
        break;
      case 'reasoning-delta':
        this.#reasoning(part.delta, events, this.#stateOf(part));
        break;
      case 'reasoning-start':
      case 'reasoning-end':
        this.#reasoning(undefined, events, this.#stateOf(part));
        break;
      case 'tool-input-start':
        if (part.providerExecuted === true) this.#open.set(part.id, undefined);
        else this.#start(part.id, part.toolName, events);
        break;
      case 'tool-input-delta':
        this.#arguments(part.id, part.delta, events);
        break;
      case 'tool-call':
        if (part.providerExecuted !== true) {
          this.#complete(part, events);
        }
        break;
      case 'error':
        this.#fail(part.error);
        break;
      case 'finish':
        this.#finish(part.finishReason, part.usage, events);
        break;
      default:
        // Starts, ends and news of other kinds: the calls' ends are told by `tool-call`, which has their input.
        break;
    }
  }

  #text(delta: string, events: ContentEvent[]): void {
    if (this.#raw?.takeRefusal() === true) events.push({ type: 'refusal-delta', text: delta });
    else if (delta !== '')
      events.push({ type: 'text-delta', text: delta, logprobs: this.#raw?.takeLogprobs() });
  }

  #reasoning(text = '', events: ContentEvent[], state?: ProviderState): void {
    if (state !== undefined) events.push({ type: 'reasoning-delta', text, state });
    else if (text !== '') events.push({ type: 'reasoning-delta', text });
  }

  #stateOf(part: LanguageModelV4StreamPart): ProviderState | undefined {
    const state = this.#vendor.stateOf(part);
    return state === undefined ? undefined : wrapState(this.#owner, state);
  }

  #start(id: string, name: string, events: ContentEvent[]): OpenCall {
    const call: OpenCall = { index: this.#calls, argumentsSeen: false };
    this.#calls += 1;
    this.#open.set(id, call);
    events.push({ type: 'tool-call-start', index: call.index, id, name });
    return call;
  }

  #arguments(id: string, argumentsText: string, events: ContentEvent[]): void {
    const call = this.#open.get(id);
    if (call === undefined || argumentsText === '') return;
    call.argumentsSeen = true;
    events.push({ type: 'tool-call-delta', index: call.index, argumentsText });
  }

  /** The whole call: some vendors send its arguments here only, and `{}` for none is sent by no delta. */
  #complete(part: LanguageModelV4ToolCall, events: ContentEvent[]): void {
    const { toolCallId: id, toolName, input } = part;
    const call = this.#open.get(id) ?? this.#start(id, toolName, events);
    if (!call.argumentsSeen) this.#arguments(id, input, events);
    this.#close(id, call, events, this.#stateOf(part));
  }

  #close(id: string, { index }: OpenCall, events: ContentEvent[], state?: ProviderState): void {
    this.#open.delete(id);
    events.push(
      state === undefined ? { type: 'tool-call-end', index } : { type: 'tool-call-end', index, state },
    );
  }

  #fail(error: unknown): void {
    if (this.#vendor.isUnknownEvent(undescribedEvent(error))) return;
    this.#end = { type: 'model-end', reason: 'failed', failure: toCallFailure(error, this.#call) };
  }

  #finish(reason: LanguageModelV4FinishReason, usage: LanguageModelV4Usage, events: ContentEvent[]): void {
    const stop = this.#stopReason(reason);
    if (stop instanceof AppError) {
      this.#end = { type: 'model-end', reason: 'failed', failure: stop, usage: this.#usage(usage) };
      return;
    }
    for (const [id, call] of this.#open) if (call !== undefined) this.#close(id, call, events);
    this.#end = { type: 'model-end', reason: stop, usage: this.#usage(usage) };
  }

  #stopReason({
    unified,
    raw,
  }: LanguageModelV4FinishReason): Exclude<ModelEnd['reason'], 'failed'> | AppError {
    const { providerId } = this.#call.context;
    switch (unified) {
      case 'stop':
      case 'length':
      case 'tool-calls':
        return unified;
      case 'content-filter':
        // A refusal in the model's own words is a whole answer, as OpenAI itself counts it.
        return this.#raw?.refused === true && raw === undefined ? 'stop' : unified;
      case 'interrupted':
        return new AppError('upstream_interrupted', `The backend ${providerId} broke off its answer.`);
      case 'error':
      case 'other':
        if (raw === undefined) return new AppError('upstream_interrupted');
        if (unified === 'other' && this.#vendor.unnamedStop !== 'failed') return this.#vendor.unnamedStop;
        return new AppError('upstream_error', `The backend ${providerId} ended the answer with ${raw}.`);
    }
  }

  #usage({ inputTokens, outputTokens, raw }: LanguageModelV4Usage): Usage | undefined {
    if (inputTokens.total === undefined || outputTokens.total === undefined) return undefined;
    const details = raw === undefined ? {} : this.#vendor.usageDetails(raw as JSONObject);
    return { inputTokens: inputTokens.total, outputTokens: outputTokens.total, ...details };
  }
}
