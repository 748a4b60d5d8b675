// One configured server of tools over its whole life: started when first needed, kept for all runs, its list of tools
// kept until the server says that it changed, started again when it failed. Knows neither policies nor models.

import type { CallToolResult } from '@modelcontextprotocol/client';
import type { Logger } from 'pino';
import type { McpServerConfig } from '../config/tools-config.ts';
import type { Clock } from '../core/ambient.ts';
import { cutText } from '../lib/cut-text.ts';
import { abortable } from './abortable.ts';
import type { ChildGroups } from './child-groups.ts';
import type { McpConnection } from './mcp-connection.ts';
import { createRestartDelay, type RestartDelay, type RestartLimits } from './restart-delay.ts';
import { type ServerTool, serverTools } from './server-tool.ts';
import { ToolServerError, type ToolServerErrorKind } from './tool-server-error.ts';

const MAX_CAUSE = 2_000;
/** Over HTTP a notice of a changed list may get lost with its stream. */
const MAX_LIST_AGE_MS = 5 * 60_000;

/**
 * The failures of a call after which a connection is given up. `closed` is not among them: a child's end is told by
 * itself, and over HTTP one broken connection says nothing about the session, in which others may be calling.
 */
const ENDINGS = new Set<ToolServerErrorKind>(['session-gone', 'unreachable']);

export type ToolServerDependencies = {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'debug' | 'info' | 'warn'>;
  /** Of this program, told to the servers. */
  readonly version: string;
  readonly restart: RestartLimits;
  /** From SIGTERM to SIGKILL of a child. */
  readonly killGraceMs: number;
  readonly groups: ChildGroups;
};

/** idle: not started yet, or ended and not needed since. failed: the last start or the server itself did. */
export type ToolServerState = 'idle' | 'starting' | 'ready' | 'failed';

type Running = {
  readonly connection: McpConnection;
  readonly tools: readonly ServerTool[];
  readonly startedAtMs: number;
  readonly listedAtMs: number;
};

export class ToolServer {
  readonly config: McpServerConfig;
  readonly prefix: string;
  readonly #dependencies: ToolServerDependencies;
  readonly #restart: RestartDelay;
  readonly #closing = new AbortController();
  #running: Running | undefined;
  /** Of a start under way, from the time that it is open. */
  #starting: McpConnection | undefined;
  /** A start or a new listing, shared by all who wait. */
  #pending: Promise<Running> | undefined;
  #isListStale = false;
  #lastError: ToolServerError | undefined;

  constructor(config: McpServerConfig, prefix: string, dependencies: ToolServerDependencies) {
    this.config = config;
    this.prefix = prefix;
    this.#dependencies = dependencies;
    this.#restart = createRestartDelay(dependencies.restart);
  }

  get state(): ToolServerState {
    if (this.#running !== undefined) return 'ready';
    if (this.#pending !== undefined) return 'starting';
    return this.#lastError === undefined ? 'idle' : 'failed';
  }

  /** The last listing of a running server. */
  get knownTools(): readonly ServerTool[] {
    return this.#running?.tools ?? [];
  }

  get lastError(): ToolServerError | undefined {
    return this.#lastError;
  }

  /** The server's tools as they are now; starts it when it does not run. Throws ToolServerError or the signal's reason. */
  async tools(signal: AbortSignal): Promise<readonly ServerTool[]> {
    return (await this.#ready(signal)).tools;
  }

  /**
   * Calls a tool; starts the server when it does not run. A server that has forgotten the session did not take the
   * call: it is connected to anew and asked once more. Throws ToolServerError or the signal's reason.
   */
  async call(
    { tool }: ServerTool,
    callArguments: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<CallToolResult> {
    for (let attempt = 1; ; attempt += 1) {
      const { connection } = await this.#ready(signal);
      try {
        return await connection.callTool(tool, callArguments, this.config.callTimeoutMs, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof ToolServerError)) throw error;
        if (ENDINGS.has(error.kind)) this.#drop(connection, error);
        if (error.kind !== 'session-gone' || attempt > 1) throw error;
      }
    }
  }

  /** Ends the server and whatever waits for it. Never rejects. */
  async close(): Promise<void> {
    this.#closing.abort();
    const connections = [this.#running?.connection, this.#starting];
    this.#running = undefined;
    await Promise.all(connections.map((connection) => connection?.close()));
    await this.#pending?.catch(() => undefined);
  }

  async #ready(signal: AbortSignal): Promise<Running> {
    signal.throwIfAborted();
    const running = this.#running;
    if (running !== undefined && !this.#needsListing(running)) return running;
    if (this.#pending === undefined) {
      this.#assertStartable();
      this.#pending = (running === undefined ? this.#start() : this.#listAgain(running)).finally(() => {
        this.#pending = undefined;
      });
    }
    return await abortable(this.#pending, signal);
  }

  #needsListing({ listedAtMs }: Running): boolean {
    if (this.#isListStale) return true;
    const isHttp = this.config.transport.type === 'streamable-http';
    return isHttp && this.#dependencies.clock() - listedAtMs > MAX_LIST_AGE_MS;
  }

  #assertStartable(): void {
    if (this.#closing.signal.aborted) throw new ToolServerError('closed', 'was ended with the gateway');
    const waitMs = this.#restart.retryAtMs - this.#dependencies.clock();
    if (this.#running !== undefined || waitMs <= 0) return;
    const seconds = Math.ceil(waitMs / 1000);
    const reason = this.#lastError?.message ?? 'failed';
    throw new ToolServerError('cooling-down', `${reason}; it is tried again in ${seconds} s`);
  }

  async #start(): Promise<Running> {
    const { clock, logger } = this.#dependencies;
    const startedAtMs = clock();
    try {
      const { openConnection } = await import('./mcp-connection.ts');
      const opened = await openConnection(
        this.config,
        {
          ...this.#dependencies,
          onStderrLine: (line) => logger.debug({ mcpServer: this.config.id, line }, 'tool server stderr'),
          onError: (error) => this.#log('debug', error, 'tool server trouble'),
          onToolsChanged: () => {
            this.#isListStale = true;
          },
          onClosed: (error) => this.#onClosed(opened, error),
        },
        this.#closing.signal,
      );
      this.#starting = opened;
      const tools = await this.#list(opened, startedAtMs);
      this.#closing.signal.throwIfAborted();
      this.#running = { connection: opened, tools, startedAtMs, listedAtMs: clock() };
      this.#lastError = undefined;
      const durationMs = clock() - startedAtMs;
      logger.info({ mcpServer: this.config.id, tools: tools.length, durationMs }, 'tool server started');
      return this.#running;
    } catch (error) {
      await this.#starting?.close();
      if (!this.#closing.signal.aborted) this.#restart.startFailed(clock());
      throw this.#fail(error, 'tool server not available');
    } finally {
      this.#starting = undefined;
    }
  }

  async #listAgain(running: Running): Promise<Running> {
    try {
      const tools = await this.#list(running.connection, this.#dependencies.clock());
      const listed = { ...running, tools, listedAtMs: this.#dependencies.clock() };
      // It may have ended meanwhile.
      if (this.#running === running) this.#running = listed;
      return listed;
    } catch (error) {
      const failure = this.#fail(error, 'tool server gives no list');
      this.#drop(running.connection, failure);
      throw failure;
    }
  }

  async #list(connection: McpConnection, sinceMs: number): Promise<readonly ServerTool[]> {
    // Before the request: a change while it is under way makes it stale again.
    this.#isListStale = false;
    const leftMs = this.config.connectTimeoutMs - (this.#dependencies.clock() - sinceMs);
    const listed = await connection.listTools(Math.max(1, leftMs));
    return serverTools({ id: this.config.id, prefix: this.prefix }, listed);
  }

  /** The connection ended by itself. */
  #onClosed(connection: McpConnection, error: ToolServerError): void {
    const running = this.#running;
    if (running?.connection !== connection) return;
    this.#running = undefined;
    this.#restart.crashed(this.#dependencies.clock(), running.startedAtMs);
    this.#fail(error, 'tool server ended');
  }

  /** Gives up a connection that no longer serves; the next who needs the server starts anew. */
  #drop(connection: McpConnection, error: ToolServerError): void {
    const running = this.#running;
    if (running?.connection === connection) {
      this.#running = undefined;
      if (error.kind === 'session-gone') this.#log('info', error, 'tool server forgot the session');
      else {
        this.#restart.crashed(this.#dependencies.clock(), running.startedAtMs);
        this.#fail(error, 'tool server lost');
      }
    }
    void connection.close();
  }

  #fail(thrown: unknown, message: string): ToolServerError {
    const error =
      thrown instanceof ToolServerError
        ? thrown
        : new ToolServerError('closed', 'could not be used', { cause: thrown });
    if (this.#closing.signal.aborted) return error;
    this.#lastError = error;
    this.#log('warn', error, message);
    return error;
  }

  #log(level: 'debug' | 'info' | 'warn', error: ToolServerError, message: string): void {
    const { logger } = this.#dependencies;
    const mcpServer = this.config.id;
    logger[level]({ mcpServer, reason: error.message }, message);
    // The cause may repeat what the server said: for those only who asked for everything.
    if (error.cause !== undefined)
      logger.debug({ mcpServer, cause: cutText(String(error.cause), MAX_CAUSE) }, message);
  }
}
