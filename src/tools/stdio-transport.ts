// A child process that speaks MCP over its stdin and stdout. Unlike the SDK's own transport it signals the child's
// whole process group, and takes the child's exit for its end even while a grandchild still holds the pipe.

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import {
  deserializeMessage,
  type JSONRPCMessage,
  STDIO_DEFAULT_MAX_BUFFER_SIZE,
  serializeMessage,
  type Transport,
} from '@modelcontextprotocol/client';
import { getDefaultEnvironment } from '@modelcontextprotocol/client/stdio';
import { ByteLines } from './byte-lines.ts';
import { type ChildGroups, signalGroup } from './child-groups.ts';
import { createLineSplitter } from './line-splitter.ts';
import { ToolServerError } from './tool-server-error.ts';

const MAX_STDERR_LINE = 2_000;

export type StdioOptions = {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the SDK's default environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string | undefined;
  /** From SIGTERM to SIGKILL. */
  readonly killGraceMs: number;
  readonly groups: ChildGroups;
  /** One line of the child's stderr, cut to a bounded length. */
  readonly onStderrLine: (line: string) => void;
};

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

export class StdioTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #options: StdioOptions;
  readonly #lines = new ByteLines(STDIO_DEFAULT_MAX_BUFFER_SIZE);
  readonly #ended = Promise.withResolvers<void>();
  #child: Child | undefined;
  #killTimer: NodeJS.Timeout | undefined;
  #hasEnded = false;
  #hasOverflowed = false;

  constructor(options: StdioOptions) {
    this.#options = options;
  }

  /** Undefined before the start and when the child could not be started. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** How the child ended, or why it is being ended: `exit code 3`, `SIGKILL`. Undefined while all is well. */
  get ending(): string | undefined {
    if (this.#hasOverflowed) return 'a message of it was longer than 10 MB';
    const { exitCode, signalCode } = this.#child ?? {};
    return signalCode ?? (typeof exitCode === 'number' ? `exit code ${exitCode}` : undefined);
  }

  /** Rejects when there is no such command or folder. */
  start(): Promise<void> {
    const { command, args, env, cwd, groups } = this.#options;
    const child = spawn(command, args, {
      env: { ...getDefaultEnvironment(), ...env },
      cwd,
      stdio: ['pipe', 'pipe', 'pipe'],
      // The leader of a group of its own, so that launchers do not leave the server behind.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.#child = child;
    if (child.pid !== undefined) groups.add(child.pid);
    child.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#logStderr(child.stderr);
    for (const stream of [child.stdout, child.stderr]) stream.on('error', (error) => this.onerror?.(error));
    // A child that does not listen any more is of no use.
    child.stdin.on('error', () => this.#endGroup());
    // What the child wrote last is still in the pipe at its exit; `close` comes when all of it was read.
    child.once('exit', () => this.#endGroup());
    child.once('close', () => this.#finish());
    return new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
  }

  send(message: JSONRPCMessage): Promise<void> {
    const stdin = this.#child?.stdin;
    if (stdin === undefined || !stdin.writable) {
      return Promise.reject(new ToolServerError('session-gone', 'has ended'));
    }
    return new Promise((resolve, reject) => {
      stdin.write(serializeMessage(message), (error) => (error ? reject(error) : resolve()));
    });
  }

  /** The end of stdin first, which most servers obey, then SIGTERM, then SIGKILL. Resolves when the child is gone. */
  async close(): Promise<void> {
    if (this.#child?.pid === undefined) return;
    if (this.ending === undefined && this.#killTimer === undefined) {
      this.#child.stdin.end();
      this.#killTimer = setTimeout(() => this.#endGroup(), this.#options.killGraceMs / 4);
    }
    await this.#ended.promise;
  }

  #endGroup(): void {
    const leader = this.#child?.pid;
    if (leader === undefined || this.#hasEnded) return;
    clearTimeout(this.#killTimer);
    signalGroup(leader, 'SIGTERM');
    this.#killTimer = setTimeout(() => {
      signalGroup(leader, 'SIGKILL');
      // Whoever left the group and still holds the pipe is not waited for.
      this.#child?.stdout.destroy();
      this.#child?.stderr.destroy();
      this.#child?.stdin.destroy();
    }, this.#options.killGraceMs);
  }

  #finish(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    clearTimeout(this.#killTimer);
    const leader = this.#child?.pid;
    if (leader !== undefined) {
      // The pipes are closed and the leader is gone; what else is left of the group has nobody to serve.
      signalGroup(leader, 'SIGKILL');
      this.#options.groups.remove(leader);
    }
    this.#ended.resolve();
    this.onclose?.();
  }

  #read(chunk: Buffer): void {
    if (this.#hasOverflowed) return;
    try {
      for (const line of this.#lines.push(chunk)) this.#readLine(line);
    } catch (error) {
      // Where the next message begins is not known.
      this.#hasOverflowed = true;
      this.onerror?.(asError(error));
      this.#endGroup();
    }
  }

  #readLine(line: string): void {
    try {
      this.onmessage?.(deserializeMessage(line));
    } catch (error) {
      // Some servers write for people where only messages belong; that is no reason to give them up.
      if (!(error instanceof SyntaxError)) this.onerror?.(asError(error));
    }
  }

  #logStderr(stderr: Readable): void {
    const lines = createLineSplitter(MAX_STDERR_LINE, this.#options.onStderrLine);
    stderr.on('data', (chunk: Buffer) => lines.write(chunk));
    stderr.on('end', () => lines.end());
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
