// `clawgate gateway`: serves until a signal says otherwise.
//
// stdout carries the address, the examples and then the log, one JSON object a line: platforms that collect a
// container's output take stderr for errors. No other line begins with `{`, so the two are easily told apart.
// stderr carries what an operator should read: notes, warnings and the reason of a refused start.

import { type Logger, pino } from 'pino';
import type { Config } from '../config/config.ts';
import { clientSettings, exampleCommands } from './example-commands.ts';
import { loadOrExplain, printNotes } from './load-or-explain.ts';
import { EXIT_CODES, type ProcessEdge } from './process-edge.ts';
import { stopSignal } from './stop-signal.ts';

export type GatewayOptions = {
  readonly config?: readonly string[];
  readonly port?: string;
  readonly bind?: string;
  readonly token?: string;
  readonly logLevel?: string;
  readonly showExamples: boolean;
};

/** The little that this command needs of `createGateway`, so that a test can stand in for the whole service. */
export type GatewayFactory = (
  config: Config,
  dependencies: { readonly logger: Logger },
) => StartableGateway | Promise<StartableGateway>;

type StartableGateway = {
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Lets running requests end within `shutdownGraceMs`. */
  close(): Promise<void>;
};

/**
 * Lines leave together, a busy gateway's many to a write: one write each was a fifth of what a request costs. A
 * quiet gateway's line leaves within the flush interval, the last ones when the process ends.
 */
const LOG_DESTINATION = { dest: 1, sync: false, minLength: 8192, periodicFlush: 100 };

// Loaded when a configuration is there: a refused start needs no HTTP library.
const loadFactory = async (): Promise<GatewayFactory> => (await import('../app.ts')).createGateway;

/** Serves, and resolves to the exit code when the last request has ended after a signal. */
export async function runGateway(
  options: GatewayOptions,
  edge: ProcessEdge,
  factory: () => Promise<GatewayFactory> = loadFactory,
): Promise<number> {
  const { config: configPaths, port, bind, token, logLevel } = options;
  const loaded = await loadOrExplain({ configPaths, flags: { port, bind, token, logLevel } }, edge);
  if (loaded === undefined) return EXIT_CODES.refused;
  printNotes(loaded.notes, edge);

  const { config } = loaded;
  const createGateway = await factory();
  const logger = pino({ level: config.clawgate.log.level }, pino.destination(LOG_DESTINATION));
  const gateway = await createGateway(config, { logger });
  const stopped = stopSignal(edge);
  let url: string;
  try {
    ({ url } = await gateway.listen());
  } catch (error) {
    edge.writeError(`${explainListenError(error, config)}\n`);
    return EXIT_CODES.failed;
  }
  edge.writeOut(`Clawgate listens on ${url}\n`);
  if (options.showExamples) edge.writeOut(formatExamples(config, url));

  await stopped;
  await gateway.close();
  return EXIT_CODES.done;
}

function formatExamples(config: Config, url: string): string {
  const blocks = exampleCommands(config, url).map(({ title, command }) => `# ${title}\n${command}\n`);
  return [
    '',
    ...blocks,
    `# In an OpenAI client: ${clientSettings(config, url)}`,
    '# Ctrl+C ends the gateway. From here on, one line of log for each request.',
    '',
    '',
  ].join('\n');
}

function explainListenError(error: unknown, { gateway: { port, bindHost } }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${bindHost} is in use. Stop what holds it, or choose another with --port; 0 takes any free one.`;
    case 'EACCES':
      return `Port ${port} needs rights that this process does not have. Choose one from 1024 up with --port.`;
    case 'EADDRNOTAVAIL':
      return `This machine does not have the address ${bindHost}. Change gateway.bind or gateway.customBindHost.`;
    default:
      throw error;
  }
}
