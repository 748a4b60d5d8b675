// What the `clawgate tools` commands take.

import type { Command } from 'commander';
import type { ProcessEdge } from '../process-edge.ts';
import { exampleText, type SetExitCode, withConfigOption } from './options.ts';

export function addToolsCommand(program: Command, edge: ProcessEdge, setExitCode: SetExitCode): void {
  const tools = program.command('tools').description("Look at the agents' own tools.");
  withConfigOption(tools.command('list'))
    .description('Start the configured MCP servers, list their tools, and say which an agent may use.')
    .option('--agent <id>', 'the agent (default: the default agent)')
    .option('--channel <name>', 'as it is for messages that come through this channel (default: webchat)')
    .option('--json', 'print JSON', false)
    .addHelpText('after', exampleText(['clawgate tools list', 'clawgate tools list --agent research --json']))
    .action(async (options) => {
      const { listTools } = await import('../tools/list.ts');
      setExitCode(await listTools(options, edge));
    });
}
