// The tools of the tests' own MCP server: everything that a server can do wrong, on request. What happens to its calls is
// kept in `events`, so that a test sees what reached the server.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type CallToolResult, ProtocolError, Server, type Tool } from '@modelcontextprotocol/server';

type Call = {
  readonly callArguments: Readonly<Record<string, unknown>>;
  /** Fires when the client cancels. */
  readonly signal: AbortSignal;
  readonly server: Server;
  readonly progress: (value: number) => Promise<void>;
};

type OwnTool = { readonly definition: Tool; readonly run: (call: Call) => Promise<CallToolResult> };

const NO_ARGUMENTS = { type: 'object' } as const;

/** The state that outlives one `Server`, of which HTTP makes one for each session or request. */
export class OwnTools {
  readonly events: string[] = [];
  /** How often the list was asked for. */
  listings = 0;
  readonly #tools = new Map<string, OwnTool>();

  constructor() {
    this.#add('answer', async () => text('42'));
    this.#add('pid', async () => text(String(process.pid)));
    this.#add('events', async () => text(this.events.join('\n')));
    this.#add('environment', async () => text(JSON.stringify(process.env)));
    this.#add('exit', async () => process.exit(3));
    this.#add('stall', async ({ signal }) => {
      this.events.push('stall begun');
      await once(signal, 'abort');
      this.events.push('stall cancelled');
      return text('too late');
    });
    this.#add('progress', async ({ signal, progress }) => {
      for (let step = 1; !signal.aborted; step += 1) {
        await progress(step);
        if (step === 2) this.events.push('progress told');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return text('too late');
    });
    this.#add('refuse', async () => {
      throw new ProtocolError(-32_602, 'the moon is in the wrong house');
    });
    this.#add('fail', async () => ({ ...text('it went wrong'), isError: true }));
    this.#add('long', async ({ callArguments }) => text('😀'.repeat(Number(callArguments.count))), {
      type: 'object',
      properties: { count: { type: 'integer' } },
      required: ['count'],
    });
    this.#add('launch', async () => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      return text(String(child.pid));
    });
    this.#add('mutter', async () => {
      process.stderr.write(`${'x'.repeat(5_000)}\nsecond line\n`);
      return text('');
    });
    this.#add('grow', async ({ server }) => {
      this.#add('grown', async () => text('new'));
      await server.sendToolListChanged();
      return text('grown');
    });
    // Promises structured content, and gives none.
    this.#add('sloppy', async () => text('said freely'), NO_ARGUMENTS, {
      type: 'object',
      properties: { celsius: { type: 'number' } },
      required: ['celsius'],
    });
    // A schema that no dialect can compile: the server has to judge by itself.
    this.#add('odd-schema', async ({ callArguments }) => text(JSON.stringify(callArguments)), {
      type: 'object',
      properties: { value: { type: 'nonsense' } },
    } as unknown as Tool['inputSchema']);
  }

  /** A server over these tools, to be connected to a transport. */
  createServer(): Server {
    const server = new Server(
      { name: 'own', version: '1' },
      { capabilities: { tools: { listChanged: true } } },
    );
    server.setRequestHandler('tools/list', async () => {
      this.listings += 1;
      return { tools: [...this.#tools.values()].map(({ definition }) => definition) };
    });
    server.setRequestHandler('tools/call', async ({ params }, context) => {
      const tool = this.#tools.get(params.name);
      if (tool === undefined) throw new ProtocolError(-32_602, `no tool ${params.name}`);
      const { signal, notify, _meta } = context.mcpReq;
      const progressToken = _meta?.progressToken ?? 0;
      return await tool.run({
        callArguments: params.arguments ?? {},
        signal,
        server,
        progress: (value) =>
          notify({ method: 'notifications/progress', params: { progressToken, progress: value } }),
      });
    });
    return server;
  }

  #add(
    name: string,
    run: OwnTool['run'],
    inputSchema: Tool['inputSchema'] = NO_ARGUMENTS,
    outputSchema?: Tool['outputSchema'],
  ): void {
    const definition = { name, description: `The tool ${name}.`, inputSchema };
    this.#tools.set(name, {
      definition: outputSchema === undefined ? definition : { ...definition, outputSchema },
      run,
    });
  }
}

function text(value: string): CallToolResult {
  return { content: [{ type: 'text', text: value }] };
}
