// What a run's model is told: the instructions, the conversation so far, and the tools there are.

import type { Backend } from './backends/backend.ts';
import type { AssistantMessage, Message, ToolMessage } from './messages.ts';
import type { ModelRequest, ToolDefinition } from './model-request.ts';
import type { ToolBox } from './tools/tool-box.ts';

/** What the caller asked, as a dialect's translator read it: `messages` still hold the leading system ones. */
export type RunRequest = Omit<ModelRequest, 'model' | 'instructions'>;

export type SplitMessages = {
  /** The leading system and developer texts. */
  readonly leading: readonly string[];
  readonly conversation: readonly Message[];
};

/** System and developer messages further on keep their places in the conversation. */
export function splitMessages(messages: readonly Message[]): SplitMessages {
  const leading: string[] = [];
  let first = 0;
  for (const message of messages) {
    if (message.role !== 'system' && message.role !== 'developer') break;
    if (message.text !== '') leading.push(message.text);
    first += 1;
  }
  return { leading, conversation: first === 0 ? messages : messages.slice(first) };
}

/**
 * The tools of the gateway that a run may use. A name that nobody has was made up by the model, and where the gateway
 * executes tools at all it is the one to say so: the model can then mend its call, and a caller cannot.
 */
class ServerTools {
  readonly #offered: ReadonlySet<string>;
  readonly #known: ReadonlySet<string>;

  constructor(offered: readonly ToolDefinition[], known: readonly ToolDefinition[]) {
    this.#offered = new Set(offered.map(({ name }) => name));
    this.#known = new Set(known.map(({ name }) => name));
  }

  get size(): number {
    return this.#offered.size;
  }

  /** True when the gateway answers a call of this name. */
  has(name: string): boolean {
    return this.#offered.has(name) || (this.size > 0 && !this.#known.has(name));
  }
}

export class Briefing {
  readonly #request: RunRequest;
  readonly instructions: string | undefined;
  readonly tools: readonly ToolDefinition[];
  /** Whose calls the gateway answers. */
  readonly serverTools: ServerTools;
  /** What was said before this run, its own request included. */
  conversation: readonly Message[];
  /** What this run has said so far, with the results of the gateway's tools. */
  readonly said: (AssistantMessage | ToolMessage)[] = [];

  constructor(request: RunRequest, split: SplitMessages, prompt: string, toolBox: ToolBox) {
    this.#request = request;
    this.conversation = split.conversation;
    const instructions = prompt === '' ? split.leading : [prompt, ...split.leading];
    this.instructions = instructions.length === 0 ? undefined : instructions.join('\n\n');
    const own = allowedTools(request, request.tools);
    const offered = serverTools(request, toolBox);
    this.tools = offered.length === 0 ? own : [...own, ...offered];
    this.serverTools = new ServerTools(offered, [...request.tools, ...toolBox.tools]);
  }

  toRequest(backend: Backend): ModelRequest {
    return {
      ...this.#request,
      model: backend.modelId,
      instructions: this.instructions,
      messages: this.said.length === 0 ? this.conversation : [...this.conversation, ...this.said],
      tools: this.tools,
      options: backend.options,
      extra: backend.extra,
    };
  }
}

/** A caller that brings a tool of the same name has its own in mind; one that wants no calls gets no tools. */
function serverTools(request: RunRequest, toolBox: ToolBox): readonly ToolDefinition[] {
  if (toolBox.tools.length === 0 || request.toolChoice.type === 'none') return [];
  const own = new Set(request.tools.map(({ name }) => name));
  return allowedTools(
    request,
    toolBox.tools.filter(({ name }) => !own.has(name)),
  );
}

/** What `tool_choice` does not allow is left out, so that its limit holds on backends that know no such thing. */
function allowedTools(
  { toolChoice }: RunRequest,
  tools: readonly ToolDefinition[],
): readonly ToolDefinition[] {
  if (toolChoice.type !== 'auto' && toolChoice.type !== 'required') return tools;
  const { allowed } = toolChoice;
  return allowed === undefined ? tools : tools.filter((tool) => allowed.includes(tool.name));
}
