// The configuration in Clawgate's own words: what every other room reads. All defaults are filled, all
// references resolved, everything deeply frozen. Knows nothing of files, OpenClaw's key names or zod.

import type { ClawgateConfig } from './clawgate-config.ts';
import type { McpServerConfig, ToolPolicy } from './tools-config.ts';

/** One gateway's whole configuration. Made by `loadConfig`; never changed afterwards. */
export type Config = {
  readonly gateway: GatewayConfig;
  /** At least one; exactly one has `isDefault`. Ids are unique without regard to case. */
  readonly agents: readonly AgentConfig[];
  /**
   * Every provider that a model string may name: the configured ones and those known without an entry.
   * The object made by `loadConfig` has no prototype, so that a lookup of `constructor` finds nothing.
   */
  readonly providers: Readonly<Record<string, ProviderConfig>>;
  readonly mcpServers: readonly McpServerConfig[];
  /** For every agent; each agent's own policy narrows it further. */
  readonly tools: ToolPolicy;
  readonly sessions: SessionsConfig;
  /** What the date in the agents' prompts follows: an IANA name; undefined means the system's. */
  readonly timeZone: string | undefined;
  /** Absolute path of the folder in which this gateway keeps what must survive a restart. */
  readonly stateDir: string;
  readonly clawgate: ClawgateConfig;
};

export type GatewayConfig = {
  /** 0 means any free port. */
  readonly port: number;
  /** The address to listen on: `127.0.0.1`, `0.0.0.0`, a tailnet address or a configured one. */
  readonly bindHost: string;
  readonly auth: AuthConfig;
  /** The limiter of failed logins; null when there is nothing to log in with. */
  readonly rateLimit: RateLimitConfig | null;
  readonly endpoints: EndpointsConfig;
};

export type AuthConfig =
  | { readonly mode: 'token' | 'password'; readonly secret: string }
  | { readonly mode: 'none' };

export type RateLimitConfig = {
  /** Failed credentials from one address within `windowMs` before the lockout. */
  readonly maxAttempts: number;
  readonly windowMs: number;
  readonly lockoutMs: number;
  /** True: peers on loopback that send no forwarding header are never locked out. */
  readonly exemptLoopback: boolean;
};

export type EndpointsConfig = {
  readonly chatCompletions: {
    readonly enabled: boolean;
    readonly maxBodyBytes: number;
    readonly maxImageParts: number;
    /** Sum over the decoded images of one request. */
    readonly maxTotalImageBytes: number;
    readonly images: ImagesConfig;
  };
  readonly responses: {
    readonly enabled: boolean;
    readonly maxBodyBytes: number;
    /** URLs to fetch in one request, of images and files together. */
    readonly maxUrlParts: number;
    readonly files: FilesConfig;
    readonly images: ImagesConfig;
  };
  readonly embeddings: { readonly enabled: boolean; readonly maxBodyBytes: number };
  readonly models: { readonly enabled: boolean };
};

export type ImagesConfig = {
  readonly allowUrl: boolean;
  /** Host names, `*.example.com` for all below; empty means any public host. */
  readonly urlAllowlist: readonly string[];
  /** Lower case media types, such as `image/png`. */
  readonly allowedMimes: readonly string[];
  /** Limit of one decoded image. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
  readonly timeoutMs: number;
};

export type FilesConfig = {
  readonly allowUrl: boolean;
  /** As with images. */
  readonly urlAllowlist: readonly string[];
  /** Lower case media types, such as `text/plain`. */
  readonly allowedMimes: readonly string[];
  /** Limit of one decoded file. */
  readonly maxBytes: number;
  /** Of one file's text; the rest is left out, and the model is told. */
  readonly maxChars: number;
  readonly maxRedirects: number;
  /** Of a fetch, and again of reading a PDF. */
  readonly timeoutMs: number;
  readonly pdf: PdfConfig;
};

export type PdfConfig = {
  /** The first pages, which are all that is read. */
  readonly maxPages: number;
  /** Of the rendered pages of one file together. */
  readonly maxPixels: number;
  /** With less text than this, the pages are rendered to images. */
  readonly minTextChars: number;
};

export type SessionsConfig = {
  /** Request headers that may name the session, in order, after x-openclaw-session-key. In lower case. */
  readonly keyFrom: readonly string[];
  /** What becomes of history that outgrows the model's context window. */
  readonly overflow: 'compact' | 'error';
  /** Of one session: how many may wait for their turn, and how long each. */
  readonly queue: { readonly maxWaiting: number; readonly maxWaitMs: number };
  /** When a conversation begins anew under its key. Both undefined: never. */
  readonly reset: {
    /** At this hour of the local day, 0 to 23. */
    readonly dailyAtHour: number | undefined;
    readonly idleMs: number | undefined;
  };
  readonly maintenance: {
    /** `warn` only tells what `enforce` would delete. */
    readonly mode: 'warn' | 'enforce';
    readonly pruneAfterMs: number | undefined;
    readonly maxSessions: number | undefined;
    readonly maxDiskBytes: number | undefined;
  };
};

/** A backend model: the id after the first slash of `provider/model`, which may hold slashes itself. */
export type ModelReference = { readonly providerId: string; readonly modelId: string };

export type EmbeddingReference = ModelReference & {
  /** Asked of the backend when a request names no `dimensions`. */
  readonly dimensions: number | undefined;
};

export type AgentConfig = {
  /** As the file spells it. */
  readonly id: string;
  /** For people: the configured name, else the identity's name, else the id. */
  readonly name: string;
  readonly isDefault: boolean;
  /** Undefined when neither the agent nor `agents.defaults` names a model. */
  readonly model: ModelReference | undefined;
  /** Tried in this order when `model` cannot serve. */
  readonly fallbacks: readonly FallbackModel[];
  readonly embedding: EmbeddingReference | undefined;
  readonly identity: IdentityConfig;
  /** Call parameters such as `temperature`: `agents.defaults.params` with the agent's own on top. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Absolute path of the agent's folder. */
  readonly workspace: string | undefined;
  /** How much of the workspace's files goes into the prompt, in characters. */
  readonly promptFiles: { readonly maxCharacters: number; readonly maxTotalCharacters: number };
  /** Takes the place of everything else in the prompt but the context. */
  readonly systemPromptOverride: string | undefined;
  readonly tools: ToolPolicy;
};

export type FallbackModel = ModelReference & {
  /** As the agent's own `params`, with those of this model in place of those of its first. */
  readonly params: Readonly<Record<string, unknown>>;
};

export type IdentityConfig = {
  readonly name: string | undefined;
  /** Character and manner, in words for the model. */
  readonly theme: string | undefined;
  readonly emoji: string | undefined;
};

/** The wire protocols that this build can speak to a backend. `ollama` is served through its OpenAI door. */
export type ProviderApi =
  | 'openai-completions'
  | 'openai-responses'
  | 'anthropic-messages'
  | 'google-generative-ai'
  | 'ollama'
  | 'sim';

export type ProviderConfig = {
  readonly id: string;
  readonly api: ProviderApi;
  /** Without a trailing slash; undefined only for `sim`. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string | undefined;
  /** All keys there are, `apiKey` first; the next is used when one is refused or limited. Empty when none is known. */
  readonly apiKeys: readonly string[];
  /** Environment variables that usually hold the key, for messages when `apiKey` is absent. */
  readonly apiKeyVariables: readonly string[];
  /** Sent with every call. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Longest wait for a connection, its handshake included. */
  readonly connectTimeoutMs: number;
  /** From the call to the first event of the answer, the whole answer of an embedding. */
  readonly firstTokenTimeoutMs: number;
  /** Longest silence between two reads of an answer. */
  readonly idleTimeoutMs: number;
  /** The models that the file describes; others are passed on by id. */
  readonly models: readonly ModelConfig[];
};

export type ModelConfig = {
  readonly id: string;
  readonly name: string;
  readonly reasoning: boolean;
  readonly input: readonly ('text' | 'image')[];
  readonly contextWindow: number | undefined;
  /** Most tokens of one answer. */
  readonly maxTokens: number | undefined;
  /** Call parameters sent with each request to this model; empty for a `sim` model. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Present on each model of an `api: "sim"` provider, absent elsewhere. */
  readonly sim: SimSettings | undefined;
};

/** How the built-in simulator behaves for one model. `DEFAULT_SIM_SETTINGS` serves unlisted models. */
export type SimSettings = {
  /** Undefined: as fast as it is read. */
  readonly tokensPerSecond: number | undefined;
  readonly timeToFirstTokenMs: number;
  /** True: a directive in the message may ask for a fault. */
  readonly allowDirectives: boolean;
  readonly fault: SimFault | undefined;
};

export type SimFault = {
  /** Answer every call with this HTTP status. */
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** Wait this long before anything else. */
  readonly delayMs: number | undefined;
  /** Break the stream off after this many tokens. */
  readonly breakAfterTokens: number | undefined;
};

export const DEFAULT_SIM_SETTINGS: SimSettings = Object.freeze({
  tokensPerSecond: undefined,
  timeToFirstTokenMs: 0,
  allowDirectives: false,
  fault: undefined,
});
