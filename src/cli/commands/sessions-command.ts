// What the `clawgate sessions` commands take.

import { type Command, Option } from 'commander';
import type { ProcessEdge } from '../process-edge.ts';
import { TURN_RECORD_HELP } from '../sessions/turn-record.ts';
import { exampleText, readCount, readDuration, type SetExitCode, withConfigOption } from './options.ts';

export function addSessionsCommand(program: Command, edge: ProcessEdge, setExitCode: SetExitCode): void {
  const sessions = program
    .command('sessions')
    .description('Look at the stored conversations, also while a gateway runs.');
  const command = (nameAndArguments: string): Command =>
    withConfigOption(sessions.command(nameAndArguments)).option(
      '--agent <id>',
      "whose session (default: the key's, else the default agent)",
    );

  withConfigOption(sessions.command('list'))
    .description('List the sessions, the one used last first.')
    .option('--agent <id>', 'only those of one agent')
    .option('--contains <text>', 'only those whose key holds this text')
    .option('--limit <number>', 'so many at most', readCount)
    .option('--json', 'print JSON', false)
    .addHelpText('after', exampleText(['clawgate sessions list --agent research --limit 20']))
    .action(async (options) => {
      const { listSessions } = await import('../sessions/list.ts');
      setExitCode(await listSessions(options, edge));
    });

  command('show <key>')
    .description('Print a conversation as it stands.')
    .option('--all', 'also what edited and regenerated turns took the place of', false)
    .option('--json', 'print JSON: the turns as "sessions export" writes them', false)
    .addHelpText(
      'after',
      exampleText([
        'clawgate sessions show agent:main:main',
        'clawgate sessions show agent:main:main --all | less',
      ]),
    )
    .action(async (key: string, options) => {
      const { showSession } = await import('../sessions/show.ts');
      setExitCode(await showSession(key, options, edge));
    });

  command('export <key>')
    .description('Write a conversation for other programs, or for people.')
    .addOption(
      new Option('--format <format>', 'jsonl has everything, markdown the conversation as it stands')
        .choices(['jsonl', 'markdown'])
        .default('jsonl'),
    )
    .option('--output <file>', 'the file to write; - is stdout', '-')
    .option('--force', 'write over a file that exists', false)
    .addHelpText(
      'after',
      [
        exampleText([
          'clawgate sessions export agent:main:main --output main.jsonl',
          'clawgate sessions export agent:main:main --format markdown | less',
        ]),
        '',
        `jsonl: ${TURN_RECORD_HELP}`,
      ].join('\n'),
    )
    .action(async (key: string, options) => {
      const { exportSession } = await import('../sessions/export.ts');
      setExitCode(await exportSession(key, options, edge));
    });

  command('delete [keys...]')
    .description('Delete conversations for good, after asking.')
    .option('--older-than <duration>', 'those not used for so long: 90m, 12h, 30d, 2w', readDuration)
    .option('--all', 'all of them, with --agent all of that agent', false)
    .option('--yes', 'do not ask', false)
    .option('--dry-run', 'only say what would be deleted', false)
    .addHelpText(
      'after',
      exampleText([
        'clawgate sessions delete agent:main:main',
        'clawgate sessions delete --older-than 30d --dry-run',
        'clawgate sessions delete --all --agent research --yes',
      ]),
    )
    .action(async (keys: string[], options) => {
      const { deleteSessions } = await import('../sessions/delete.ts');
      setExitCode(await deleteSessions(keys, options, edge));
    });
}
