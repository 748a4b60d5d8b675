// One connection to one MCP server: the SDK's client over one of the two transports. Loads the SDK, and is therefore
// imported at the first use of a server only. Throws nothing but ToolServerError; knows nothing of restarts.

import {
  type CallToolResult,
  Client,
  ProtocolError,
  SdkHttpError,
  type Tool,
  type Transport,
} from '@modelcontextprotocol/client';
import type { McpServerConfig } from '../config/tools-config.ts';
import type { ChildGroups } from './child-groups.ts';
import { HttpTransport } from './http-transport.ts';
import { readFailure } from './read-failure.ts';
import { StdioTransport } from './stdio-transport.ts';
import { ToolServerError } from './tool-server-error.ts';

/** JSON-RPC: the server does not speak the offered version, or does not know `initialize`. */
const NOT_SPOKEN = new Set([-32_022, -32_601]);
const NEWEST_PROTOCOL = '2026-07-28';
/** The part of the time to connect in which a server has to say that it speaks the newest protocol. */
const PROBE_SHARE = 3;

export type ConnectionOptions = {
  /** Of this program, told to the server. */
  readonly version: string;
  readonly killGraceMs: number;
  readonly groups: ChildGroups;
  readonly onStderrLine: (line: string) => void;
  /** Something went wrong beside any call; for the log. */
  readonly onError: (error: ToolServerError) => void;
  /** The server's list of tools is no longer what it was. */
  readonly onToolsChanged: () => void;
  /** The connection is gone, by itself or by `close`. Called once, after `openConnection` has resolved. */
  readonly onClosed: (error: ToolServerError) => void;
};

export type McpConnection = {
  /** All pages. Empty when the server has no tools. */
  listTools(timeoutMs: number): Promise<readonly Tool[]>;
  /**
   * Tells the server to cancel when the time is up or the signal fires. What the caller does with a signal that fired
   * is its own affair: the rejection is then one of kind `timeout`.
   */
  callTool(
    tool: Tool,
    callArguments: Record<string, unknown>,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<CallToolResult>;
  /** Resolves when the child is gone, or the HTTP connections are. Never rejects. */
  close(): Promise<void>;
};

/** Connects within `connectTimeoutMs`. What was begun is taken down when that fails or the signal fires. */
export async function openConnection(
  config: McpServerConfig,
  options: ConnectionOptions,
  signal: AbortSignal,
): Promise<McpConnection> {
  const { connectTimeoutMs } = config;
  const deadline = Promise.withResolvers<never>();
  deadline.promise.catch(() => undefined);
  const timer = setTimeout(() => {
    deadline.reject(new ToolServerError('timeout', `did not answer within ${connectTimeoutMs} ms`));
  }, connectTimeoutMs);
  const onAbort = (): void => deadline.reject(new ToolServerError('closed', 'was not waited for'));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await negotiate(config, options, deadline.promise);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** Tries the likelier era of the protocol first, and the other when the answer leaves that open. */
async function negotiate(
  config: McpServerConfig,
  options: ConnectionOptions,
  deadline: Promise<never>,
): Promise<McpConnection> {
  // On a pipe the old one first: some servers end at any request before `initialize`.
  const isPipe = config.transport.type === 'stdio';
  const first = isPipe ? 'legacy' : 'auto';
  const second = isPipe ? { pin: NEWEST_PROTOCOL } : 'legacy';
  try {
    return await connect(config, options, first, deadline);
  } catch (error) {
    if (!(error instanceof ToolServerError)) throw error;
    const isOpen = isPipe ? isNotSpoken(error) : isNoAnswer(error);
    if (!isOpen) throw error;
    return await connect(config, options, second, deadline);
  }
}

function isNotSpoken({ cause }: ToolServerError): boolean {
  return cause instanceof ProtocolError && NOT_SPOKEN.has(cause.code);
}

/** What the SDK takes for a failure of the server, some old servers do when asked for the newest protocol. */
function isNoAnswer({ kind, cause }: ToolServerError): boolean {
  return kind === 'timeout' || kind === 'invalid' || (cause instanceof SdkHttpError && cause.status >= 500);
}

type Negotiation = 'auto' | 'legacy' | { readonly pin: string };

async function connect(
  config: McpServerConfig,
  options: ConnectionOptions,
  mode: Negotiation,
  deadline: Promise<never>,
): Promise<McpConnection> {
  const { connectTimeoutMs } = config;
  const transport = createTransport(config, options);
  const client = new Client(
    { name: 'clawgate', version: options.version },
    {
      capabilities: {},
      versionNegotiation: { mode, probe: { timeoutMs: connectTimeoutMs / PROBE_SHARE } },
      listChanged: { tools: { autoRefresh: false, debounceMs: 0, onChanged: options.onToolsChanged } },
    },
  );
  client.onerror = (error) => options.onError(readFailure(error, connectTimeoutMs));
  try {
    await Promise.race([client.connect(transport, { timeout: connectTimeoutMs }), deadline]);
  } catch (error) {
    const failure = withEnding(readFailure(error, connectTimeoutMs), transport);
    await closeQuietly(transport);
    throw failure;
  }
  client.onclose = () => {
    options.onClosed(withEnding(new ToolServerError('closed', 'ended'), transport));
  };
  return createConnection(client, transport);
}

function createConnection(client: Client, transport: Transport): McpConnection {
  return {
    async listTools(timeoutMs) {
      assertOpen(client);
      if (client.getServerCapabilities()?.tools === undefined) return [];
      try {
        // The signal bounds all pages together, `timeout` each of them.
        const signal = AbortSignal.timeout(timeoutMs);
        const options = { timeout: timeoutMs, signal, cacheMode: 'refresh' } as const;
        const { tools } = await client.listTools(undefined, options);
        return tools;
      } catch (error) {
        throw withEnding(readFailure(error, timeoutMs), transport);
      }
    },
    async callTool(tool, callArguments, timeoutMs, signal) {
      assertOpen(client);
      try {
        return await client.callTool(
          { name: tool.name, arguments: callArguments },
          // Without the tool's outputSchema: what does not match it is still what the tool said.
          { timeout: timeoutMs, signal, toolDefinition: { name: tool.name, inputSchema: tool.inputSchema } },
        );
      } catch (error) {
        throw withEnding(readFailure(error, timeoutMs), transport);
      }
    },
    async close() {
      // What breaks off now was ended by us.
      client.onerror = () => undefined;
      await closeQuietly(transport);
    },
  };
}

/** The SDK says the same with an error that cannot be told from others. */
function assertOpen(client: Client): void {
  if (client.transport === undefined) throw new ToolServerError('session-gone', 'has ended');
}

function createTransport(
  config: McpServerConfig,
  options: ConnectionOptions,
): StdioTransport | HttpTransport {
  const { transport, connectTimeoutMs } = config;
  return transport.type === 'stdio'
    ? new StdioTransport({ ...transport, ...options })
    : new HttpTransport({ ...transport, connectTimeoutMs });
}

/** A child's way of ending says more than that it has ended. */
function withEnding(error: ToolServerError, transport: Transport): ToolServerError {
  const ending = transport instanceof StdioTransport ? transport.ending : undefined;
  if (error.kind !== 'closed' || ending === undefined) return error;
  return new ToolServerError('closed', `${error.message} (${ending})`, { cause: error.cause });
}

async function closeQuietly(transport: Transport): Promise<void> {
  try {
    await transport.close();
  } catch {
    // It is given up on in any case.
  }
}
