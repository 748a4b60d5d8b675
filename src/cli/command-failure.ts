// How a command that cannot do what it was asked ends: in words on stderr and an exit code, never in a stack trace.

import { AppError } from '../errors.ts';
import { EXIT_CODES, type ProcessEdge } from './process-edge.ts';
import { safeText } from './terminal-text.ts';

/** Ends the command. The message says what to do, in one or a few lines; nothing was said on stderr yet. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT_CODES.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A failure of what was typed, code 2. */
export function misuse(message: string): CommandFailure {
  return new CommandFailure(message, EXIT_CODES.refused);
}

/** Runs a command. What it throws for its user to read is printed; anything else is a defect and thrown on. */
export async function explainFailures(edge: ProcessEdge, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandFailure) {
      edge.writeError(`${safeText(error.message)}\n`);
      return error.exitCode;
    }
    if (error instanceof AppError) {
      edge.writeError(`${describeFailure(error)}\n`);
      return namesOption(error) ? EXIT_CODES.refused : EXIT_CODES.failed;
    }
    throw error;
  }
}

/** What callers over HTTP say in headers is said in options here. */
const OPTION_OF_HEADER: Readonly<Record<string, string>> = {
  'x-openclaw-agent-id': '--agent',
  'x-openclaw-session-key': '--session-key',
  'x-openclaw-model': '--model',
  'x-openclaw-message-channel': '--channel',
};

/**
 * `Error: <message> (<code>)`, and the cause, which is for the operator's eyes: whoever runs a command here is one.
 */
export function describeFailure(error: AppError): string {
  const message = Object.entries(OPTION_OF_HEADER).reduce(
    (text, [header, option]) => text.replaceAll(header, option),
    error.message,
  );
  const cause = causeOf(error);
  return safeText(
    `Error: ${message} (${error.upstreamCode ?? error.code})${cause === '' ? '' : `\n  ${cause}`}`,
  );
}

function namesOption({ param }: AppError): boolean {
  return param !== null && Object.hasOwn(OPTION_OF_HEADER, param);
}

function causeOf({ cause, message }: AppError): string {
  const text = cause instanceof Error ? cause.message : '';
  return message.includes(text) ? '' : text;
}
