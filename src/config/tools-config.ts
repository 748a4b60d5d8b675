// The part of the configuration that concerns the gateway's own tools, in Clawgate's own words.

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
