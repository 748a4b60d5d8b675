// The configuration in Clawgate's own words: what every other room reads. All defaults are filled, all
// references resolved, everything deeply frozen. Knows nothing of files, OpenClaw's key names or zod.

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

/** Which server tools may be used. Names in any case; `*` stands for any text. Denial wins over permission. */
export type ToolPolicy = {
  /** Undefined: all that is not denied. */
  readonly allow: readonly string[] | undefined;
  readonly deny: readonly string[];
};

/** A server of tools that speaks the Model Context Protocol. Its tools are named `<id>__<tool>`. */
export type McpServerConfig = {
  readonly id: string;
  readonly transport:
    | {
        readonly type: 'stdio';
        readonly command: string;
        readonly args: readonly string[];
        /** Added to the few variables that a child needs; nothing else of the gateway's environment is passed on. */
        readonly env: Readonly<Record<string, string>>;
        readonly cwd: string | undefined;
      }
    | {
        readonly type: 'streamable-http';
        readonly url: string;
        /** Names in lower case. */
        readonly headers: Readonly<Record<string, string>>;
      };
  /** Longest wait for the connection and the list of tools. */
  readonly connectTimeoutMs: number;
  /** Longest wait for the result of one call. */
  readonly callTimeoutMs: number;
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

/** What OpenClaw has no key for: the `clawgate` section. */
export type ClawgateConfig = {
  /** Whether answers are held against the contract before they leave. */
  readonly validateResponses: 'off' | 'log' | 'fail';
  /** Silence after which a stream gets a comment line; 0 means never. */
  readonly stream: {
    readonly keepAliveMs: number;
    /** True: callers see which server tools are called and what comes of it. */
    readonly toolEvents: boolean;
  };
  /** GET /v1/responses as a WebSocket connection. */
  readonly webSocket: WebSocketConfig;
  readonly run: {
    /** Longest time of one run, its waiting for the session apart. */
    readonly timeoutMs: number;
    /** How often the model is asked in one run. */
    readonly maxTurns: number;
  };
  readonly retry: {
    /** Calls of one backend with one key, the first included. */
    readonly maxAttempts: number;
    /** The first wait at most, doubled with each further one; what is waited is a random part of it. */
    readonly baseDelayMs: number;
    /** No wait is longer: a backend that asks for more is not waited for. */
    readonly maxDelayMs: number;
  };
  /** How long a backend that failed is passed over: doubled with each failure in a row. */
  readonly cooldown: { readonly baseMs: number; readonly maxMs: number };
  readonly tools: {
    /** By message channel, in lower case: narrows what the agent's policy leaves. */
    readonly byChannel: Readonly<Record<string, ToolPolicy>>;
    /** Of one call, in characters; the rest is cut off and the model is told. */
    readonly maxOutputCharacters: number;
  };
  /** Time that running requests get after SIGTERM. */
  readonly shutdownGraceMs: number;
  readonly embeddings: { readonly maxInputs: number };
  readonly responses: ResponsesConfig;
  readonly log: { readonly level: LogLevel };
};

/** Responses that are kept under their ids. */
export type ResponsesConfig = {
  /** How long a chain of responses is kept after its newest one. */
  readonly expiresAfterDays: number;
  /** Beyond this size the oldest responses are deleted; undefined: no limit. */
  readonly maxDiskBytes: number | undefined;
  /** How many may run in the background at once; 0: none. */
  readonly maxBackground: number;
};

export type WebSocketConfig = {
  readonly enabled: boolean;
  /** How many may be open at once. */
  readonly maxConnections: number;
  /** Of one message, and of all that wait on one connection. */
  readonly maxMessageBytes: number;
  /** How often the other side is asked whether it is there; 0 means never. */
  readonly pingIntervalMs: number;
  /** After this time a connection is closed, when the answer under way has ended. */
  readonly maxConnectionMs: number;
  /** Of web pages that may connect besides the gateway's own, in lower case; `*`: any. */
  readonly origins: readonly string[];
};

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
