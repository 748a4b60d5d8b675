// Every failure this service can report, in one table. A code is the wire's `error.code`; the table gives
// its HTTP status, OpenAI error type, whether a thrower's message may leave the process, and whether the
// same request may succeed later. `docs/errors.md` is generated from it. Knows nothing of HTTP libraries.

/** The `error.type` values of the wire. OpenAI's own names where OpenAI has one. */
export type ErrorType =
  | 'invalid_request_error'
  | 'permission_error'
  | 'rate_limit_error'
  | 'upstream_error'
  | 'server_error';

type ErrorEntry = {
  readonly status: number;
  readonly type: ErrorType;
  /** False: the client is sent `meaning` instead of the thrower's words. */
  readonly exposeMessage: boolean;
  readonly retryable: boolean;
  /** What happened, in a sentence; the message when the thrower's may not leave. */
  readonly meaning: string;
  /** What the reader does about it. */
  readonly remedy: string;
};

const invalid = (meaning: string, remedy: string, status = 400): ErrorEntry => ({
  status,
  type: 'invalid_request_error',
  exposeMessage: true,
  retryable: false,
  meaning,
  remedy,
});

const upstream = (status: number, retryable: boolean, meaning: string, remedy: string): ErrorEntry => ({
  status,
  type: 'upstream_error',
  exposeMessage: true,
  retryable,
  meaning,
  remedy,
});

export const ERRORS = {
  invalid_request: invalid(
    'The request does not match the contract.',
    'Change what the message and `param` name.',
  ),
  missing_required_parameter: invalid('A required field is absent.', 'Send the field that `param` names.'),
  invalid_type: invalid('A field has the wrong JSON type.', 'Send the type that the message names.'),
  invalid_value: invalid('A field has a value outside what is allowed.', 'Send one of the allowed values.'),
  unsupported_parameter: invalid(
    'A field asks for something this service or the chosen backend cannot do.',
    'Remove the field, or choose an agent whose backend supports it.',
  ),
  unsupported_value: invalid(
    'A field has a value that this service or the chosen backend cannot honour.',
    'Send one of the values that the message lists.',
  ),
  invalid_json: invalid('The body is not valid JSON in UTF-8.', 'Send one JSON object, encoded as UTF-8.'),
  invalid_url: invalid(
    'The path is not valid percent-encoded UTF-8.',
    'Encode the path with encodeURIComponent.',
  ),
  invalid_header: invalid('A request header has an unusable value.', 'Change the header that `param` names.'),
  reserved_session_key: invalid(
    'The session key lies in a namespace kept for OpenClaw itself.',
    'Use a key that does not begin with subagent:, cron: or acp:.',
  ),
  session_agent_mismatch: invalid(
    'The session key names another agent than the request.',
    'Send the key to the agent that it names, or use one that does not begin with agent:.',
  ),
  session_conflict: {
    ...invalid(
      'The session was changed by another process while this run was under way.',
      'Send the request again: it then continues from what is stored.',
      409,
    ),
    retryable: true,
  },
  session_queue_full: {
    status: 429,
    type: 'rate_limit_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'Too many requests of this session are waiting for their turn.',
    remedy: 'Wait for the earlier answers, or use another session key.',
  },
  session_queue_timeout: {
    status: 429,
    type: 'rate_limit_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'The earlier requests of this session did not end in time.',
    remedy: 'Send the request again, or use another session key.',
  },
  session_not_saved: {
    status: 503,
    type: 'server_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'The conversation could not be read or saved.',
    remedy: 'The operator looks at the log and at the disk that holds the state directory.',
  },
  attachment_url_not_allowed: invalid(
    'An image or file has a URL that is not fetched: not http or https, not public, or not allowed here.',
    'Send the bytes in a data URL, or ask the operator to allow the host.',
  ),
  attachment_not_available: invalid(
    'The server of an image or file does not give it out.',
    'Check the URL that `param` names, or send the bytes in a data URL.',
  ),
  attachment_too_large: invalid(
    'An image or file is larger than the limit, or all images together are.',
    'Send less, or ask the operator to raise the limit that the message names.',
  ),
  too_many_attachments: invalid(
    'The request holds more images, or more URLs, than one request may.',
    'Send fewer of them, or ask the operator to raise the limit.',
  ),
  unsupported_attachment_type: invalid(
    'An image or file is of a type that is not read here.',
    'Send one of the types that the message lists.',
  ),
  unreadable_attachment: invalid(
    'An image or file cannot be read: it is broken, encrypted, or not what it is said to be.',
    'Send what the message asks for.',
  ),
  previous_response_not_found: invalid(
    'There is no stored response of this id that the request may go on from.',
    'Send the id of a response of the same agent, user and session that was stored and has ended, or all items in input.',
  ),
  response_not_found: invalid(
    'No stored response has this id.',
    'Use the id of a response that was made with store: true and was not deleted; they are kept for a limited time.',
    404,
  ),
  item_not_found: invalid(
    'An item that the input refers to is not stored.',
    'Send the item itself, or refer to items of stored responses of the same agent, user and session.',
    404,
  ),
  response_not_cancellable: invalid(
    'The response does not run in the background.',
    'Close the connection of its request to end it.',
  ),
  too_many_background_responses: {
    status: 429,
    type: 'rate_limit_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'As many responses run in the background as the operator allows.',
    remedy: 'Try again when one of them has ended; the operator may raise clawgate.responses.maxBackground.',
  },
  model_not_found: invalid(
    'No agent has the requested id.',
    'Use a model id that GET /v1/models lists. To choose a backend model, send x-openclaw-model.',
  ),
  unknown_provider: invalid(
    'x-openclaw-model names a provider that is not configured.',
    'Use one of the providers that the message lists.',
  ),
  embedding_model_not_configured: invalid(
    'The agent has no embedding model.',
    'Set memory.search.provider and memory.search.model, or send x-openclaw-model.',
  ),
  context_length_exceeded: invalid(
    'The conversation is longer than the backend model accepts.',
    'Send fewer or shorter messages.',
  ),
  invalid_api_key: invalid(
    'The gateway secret is missing or wrong.',
    'Send Authorization: Bearer with the gateway token or password.',
    401,
  ),
  missing_scope: {
    status: 403,
    type: 'permission_error',
    exposeMessage: true,
    retryable: false,
    meaning: 'The scopes this caller declared do not cover the request.',
    remedy: 'Send the missing scope in x-openclaw-scopes, or leave the header out.',
  },
  origin_not_allowed: {
    status: 403,
    type: 'permission_error',
    exposeMessage: true,
    retryable: false,
    meaning: 'The page that opens the WebSocket connection is from an origin that is not allowed.',
    remedy: 'The operator adds the origin to clawgate.webSocket.origins.',
  },
  unknown_url: invalid('No operation has this path.', 'Use a path that /openapi.json lists.', 404),
  endpoint_disabled: invalid(
    'The endpoint is switched off.',
    'Enable it with the configuration key that the message names.',
    404,
  ),
  method_not_allowed: invalid(
    'The path exists, but not for this method.',
    'Use a method of the Allow header.',
    405,
  ),
  request_timeout: {
    ...invalid('The request did not arrive in time.', 'Send the whole request without pausing.', 408),
    retryable: true,
  },
  request_too_large: invalid('The body is larger than the limit.', 'Send less, or raise the limit.', 413),
  unsupported_media_type: invalid(
    'The body is not declared as JSON.',
    'Send Content-Type: application/json.',
    415,
  ),
  upgrade_required: invalid(
    'WebSocket connections are not served here.',
    'Use POST over HTTP, with stream: true for a stream.',
    426,
  ),
  websocket_connection_limit_reached: {
    ...invalid(
      'The WebSocket connection is as old as a connection may become.',
      'Open a new connection and go on there; what only this connection remembered is sent again in input.',
    ),
    retryable: true,
  },
  websocket_queue_full: {
    status: 429,
    type: 'rate_limit_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'Too many messages were waiting on the WebSocket connection, which answers one after another.',
    remedy: 'Open a new connection; send a message when the one before is answered.',
  },
  too_many_connections: {
    status: 503,
    type: 'server_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'The gateway has as many WebSocket connections as it may have.',
    remedy: 'Close connections that are not used, try again later, or use POST over HTTP.',
  },
  request_headers_too_large: invalid(
    'The request line and headers are longer than the limit.',
    'Send fewer or shorter headers; what is long belongs into the body.',
    431,
  ),
  too_many_failed_logins: {
    status: 429,
    type: 'rate_limit_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'Too many wrong secrets came from this address; it is locked out for a while.',
    remedy: 'Wait for the seconds that Retry-After names, then send the right secret.',
  },
  rate_limit_exceeded: {
    status: 429,
    type: 'rate_limit_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'The backend limits the rate of requests or the quota is used up.',
    remedy: 'Wait as long as Retry-After says, when it is there.',
  },
  upstream_rejected: upstream(
    400,
    false,
    'The backend refused the request as invalid.',
    "Change what the backend's message names.",
  ),
  upstream_auth_failed: upstream(
    502,
    false,
    "The backend refused this gateway's credentials.",
    "The operator checks the provider's API key; the caller's own secret was right.",
  ),
  upstream_not_configured: upstream(
    502,
    false,
    'The backend cannot be called with the configuration as it is.',
    'The operator sets the configuration key that the message names.',
  ),
  upstream_model_not_found: upstream(
    502,
    false,
    'The backend does not know the model it was asked for.',
    "The operator changes the agent's model; a caller who sent x-openclaw-model changes that.",
  ),
  upstream_unreachable: upstream(502, true, 'The backend could not be reached.', 'Try again later.'),
  upstream_error: upstream(502, true, 'The backend failed.', 'Try again later.'),
  upstream_invalid_response: upstream(
    502,
    true,
    'The backend answered with something that is not its own protocol.',
    'The operator checks baseUrl and api of the provider.',
  ),
  upstream_interrupted: upstream(
    502,
    true,
    "The backend's answer broke off before its end.",
    'Try again; what was received is incomplete.',
  ),
  upstream_overloaded: upstream(503, true, 'The backend is overloaded or down.', 'Try again later.'),
  upstream_timeout: upstream(504, true, 'The backend did not answer in time.', 'Try again later.'),
  upstream_connect_timeout: upstream(
    504,
    true,
    'The backend accepted no connection in time.',
    'Try again later; the operator checks the address, or raises clawgate.timeouts.connectMs.',
  ),
  upstream_first_token_timeout: upstream(
    504,
    true,
    'The backend did not begin its answer in time.',
    'Try again later, or ask for less; the operator may raise timeoutSeconds of the provider.',
  ),
  upstream_idle_timeout: upstream(
    504,
    true,
    'The backend fell silent in the middle of its answer.',
    'Try again; what was received is incomplete.',
  ),
  run_timeout: {
    status: 504,
    type: 'server_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'The run took longer than a run may.',
    remedy: 'Ask for less at once; the operator may raise the time limit of runs.',
  },
  attachment_fetch_failed: upstream(
    502,
    true,
    'The server of an image or file could not be reached, or failed.',
    'Try again later, or send the bytes in a data URL.',
  ),
  attachment_fetch_timeout: upstream(
    504,
    true,
    'The server of an image or file did not send it in time.',
    'Try again later, or send the bytes in a data URL.',
  ),
  max_turns_exceeded: upstream(
    502,
    true,
    'The model called tools again and again without coming to an answer.',
    'Ask for less at once; the operator may raise clawgate.run.maxTurns.',
  ),
  tool_choice_unmet: upstream(
    502,
    true,
    'The model answered without the tool call that tool_choice demands.',
    'Try again, or relax tool_choice.',
  ),
  internal_error: {
    status: 500,
    type: 'server_error',
    exposeMessage: false,
    retryable: true,
    meaning: 'The gateway failed; its log has the cause under the same request id.',
    remedy: 'Report the x-request-id to the operator.',
  },
  invalid_response: {
    status: 500,
    type: 'server_error',
    exposeMessage: true,
    retryable: false,
    meaning: 'The gateway was about to send an answer that its own contract forbids.',
    remedy: 'Report the x-request-id; clawgate.validateResponses: "log" lets such answers through.',
  },
  shutting_down: {
    status: 503,
    type: 'server_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'The gateway is shutting down and takes no new runs.',
    remedy: 'Send the request again, to another instance or a little later.',
  },
  not_ready: {
    status: 503,
    type: 'server_error',
    exposeMessage: true,
    retryable: true,
    meaning: 'A part that the gateway needs is not available.',
    remedy: 'Try again later.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

type AppErrorOptions = {
  /** The body field or header at fault: `messages[0].content`, `x-openclaw-model`. */
  readonly param?: string | undefined;
  readonly cause?: unknown;
  /** Sent as Retry-After, in whole seconds. */
  readonly retryAfterSeconds?: number | undefined;
  /** Replaces the table's status where one code has two (`model_not_found` is 404 on GET). */
  readonly status?: number | undefined;
  /** The backend's own error code, when it is passed on faithfully in place of ours. */
  readonly upstreamCode?: string | undefined;
  /** The HTTP status that the backend answered with: for the log, and for what is tried next. */
  readonly upstreamStatus?: number | undefined;
  /** Further response headers, for example `allow`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

/** The one error class. Throw it with a code of the table; what is thrown otherwise becomes `internal_error`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly param: string | null;
  readonly retryAfterSeconds: number | undefined;
  readonly upstreamCode: string | undefined;
  readonly upstreamStatus: number | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;

  constructor(code: ErrorCode, message: string = ERRORS[code].meaning, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status ?? ERRORS[code].status;
    this.param = options.param ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.upstreamCode = options.upstreamCode;
    this.upstreamStatus = options.upstreamStatus;
    this.headers = options.headers;
  }
}

/** Any thrown value as an AppError: unchanged if it is one, else `internal_error` with the value as cause. */
export function toAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('internal_error', undefined, { cause: thrown });
}

/** The OpenAI error body of the wire, without its `{error: …}` envelope. */
export type WireError = {
  message: string;
  type: ErrorType;
  param: string | null;
  code: string;
};

/** What a client may see of an error. */
export function toWireError(error: AppError): WireError {
  const entry: ErrorEntry = ERRORS[error.code];
  return {
    message: entry.exposeMessage ? error.message : entry.meaning,
    type: entry.type,
    param: error.param,
    code: error.upstreamCode ?? error.code,
  };
}
