// The command line: which commands and options there are. Each command's code is loaded when it is called, so
// that --help needs none of it.

import { Command, CommanderError } from 'commander';
import { readVersion } from '../lib/package-version.ts';
import { addAgentCommand } from './commands/agent-command.ts';
import { withConfigOption } from './commands/options.ts';
import { addSessionsCommand } from './commands/sessions-command.ts';
import { addToolsCommand } from './commands/tools-command.ts';
import { EXIT_CODES, type ProcessEdge } from './process-edge.ts';

/** Runs what the arguments ask for; resolves to the exit code once that has ended. */
export async function runCommandLine(
  commandArguments: readonly string[],
  edge: ProcessEdge,
): Promise<number> {
  let exitCode: number = EXIT_CODES.done;
  const program = createProgram(edge, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...commandArguments], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end the parsing too, as successes.
    return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.refused;
  }
  return exitCode;
}

function createProgram(edge: ProcessEdge, setExitCode: (code: number) => void): Command {
  const program = new Command('clawgate')
    .description("A gateway for OpenClaw's OpenAI-compatible API.")
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureOutput({ writeOut: edge.writeOut, writeErr: edge.writeError })
    .exitOverride()
    .showHelpAfterError('Try --help.');

  withConfigOption(program.command('gateway'))
    .description('Serve the API.')
    .option('--port <number>', 'the port to listen on; 0 takes any free one')
    .option('--bind <mode>', 'auto, loopback, lan, tailnet or an IP address')
    .option(
      '--token <secret>',
      "the gateway's secret; it shows in process lists, a file or variable does not",
    )
    .option('--log-level <level>', 'trace, debug, info, warn, error, fatal or silent')
    .option('--show-examples', 'print curl commands that work as pasted', false)
    .action(async (options) => {
      const { runGateway } = await import('./gateway.ts');
      setExitCode(await runGateway(options, edge));
    });

  const config = program.command('config').description('Look at the configuration.');
  withConfigOption(config.command('validate'))
    .description('Check the configuration and list everything that is wrong with it.')
    .option('--strict', 'make an error of every key that is not supported here', false)
    .action(async (options) => {
      const { validateConfig } = await import('./config-validate.ts');
      setExitCode(await validateConfig(options, edge));
    });
  withConfigOption(config.command('print'))
    .description('Print the merged configuration, secrets masked.')
    .action(async (options) => {
      const { printConfig } = await import('./config-print.ts');
      setExitCode(await printConfig(options, edge));
    });

  addAgentCommand(program, edge, setExitCode);
  addSessionsCommand(program, edge, setExitCode);
  addToolsCommand(program, edge, setExitCode);
  return program;
}
