// What goes wrong between the gateway and a server of tools, in words that may be shown to a model and to a caller.

/**
 * unreachable: nobody answers at the other end. closed: it was there and has gone. session-gone: the connection had
 * ended before, or the server has forgotten it, and what was asked was not done. timeout: no answer in time. refused:
 * it answered with an error. invalid: what it answered is not the protocol. cooling-down: not asked, because it failed a
 * moment ago.
 */
export type ToolServerErrorKind =
  | 'unreachable'
  | 'closed'
  | 'session-gone'
  | 'timeout'
  | 'refused'
  | 'invalid'
  | 'cooling-down';

/**
 * The message goes on after the server's name: `did not answer within 30000 ms`. It holds no secrets: no addresses, no
 * headers, nothing that a child wrote to stderr, none of the server's own words.
 */
export class ToolServerError extends Error {
  override readonly name = 'ToolServerError';
  readonly kind: ToolServerErrorKind;
  /** The server's own words about a refused call. For the model that made the call, and nobody else. */
  readonly serverWords: string | undefined;

  constructor(
    kind: ToolServerErrorKind,
    message: string,
    options: ErrorOptions & { readonly serverWords?: string | undefined } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.serverWords = options.serverWords;
  }
}
