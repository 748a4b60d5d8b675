// Options that several commands share, and how the values of options are read.

import { type Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../quantities.ts';

/** Told the exit code of a command once it has ended. */
export type SetExitCode = (code: number) => void;

export function withConfigOption(command: Command): Command {
  return command.option(
    '--config <file>',
    'a configuration file; repeat it to lay later files over earlier ones (default: OPENCLAW_CONFIG_PATH, else ~/.openclaw/openclaw.json)',
    (file: string, files: string[] | undefined) => [...(files ?? []), file],
  );
}

/** A count from 1 up. */
export function readCount(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It takes a whole number from 1 up.');
}

/** Milliseconds. */
export function readDuration(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new InvalidArgumentError('It takes a duration such as 90m, 12h, 30d or 2w.');
}

/** Examples at the end of a command's help. */
export function exampleText(examples: readonly string[]): string {
  return ['', 'Examples:', ...examples.map((example) => `  ${example}`)].join('\n');
}
