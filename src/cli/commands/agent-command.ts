// What `clawgate agent` takes.

import type { Command } from 'commander';
import type { ProcessEdge } from '../process-edge.ts';
import { exampleText, type SetExitCode, withConfigOption } from './options.ts';

export function addAgentCommand(program: Command, edge: ProcessEdge, setExitCode: SetExitCode): void {
  withConfigOption(program.command('agent'))
    .description('Run an agent once, as a request over HTTP would, and print its answer as it comes.')
    .requiredOption('--message <text>', 'what the agent is told; - reads it from stdin')
    .option('--agent <id>', 'the agent (default: the one of --session-key, else the default agent)')
    .option('--session-key <key>', 'the conversation to go on with (default: agent:<id>:main)')
    .option('--model <provider/model>', "a backend model in place of the agent's own")
    .option('--channel <name>', 'the message channel that prompts and tool policies are told of')
    .option('--json', 'print one JSON object when the run has ended', false)
    .addHelpText(
      'after',
      [
        exampleText([
          'clawgate agent --message "What did we decide about the pier?"',
          'clawgate agent --agent research --session-key agent:research:tides --message "Go on."',
          'git diff | clawgate agent --json --message -',
        ]),
        '',
        'The answer goes to stdout, everything else to stderr. Ctrl+C cancels the run and keeps what was said.',
        'Exit codes: 0 answered, 1 the run failed, 2 the command line or the configuration has to be mended,',
        '130 cancelled. --json prints agentId, sessionKey, backendModel, status, text, toolCalls, usage (null when',
        'the backend told none), attempts (the calls of backends, when the first did not serve) and, when the run failed, error.',
      ].join('\n'),
    )
    .action(async (options) => {
      const { runAgent } = await import('../agent.ts');
      setExitCode(await runAgent(options, edge));
    });
}
