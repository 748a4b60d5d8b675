// The channel that a message came through: told to the agent, and what the policy of its tools goes by.

import { AppError } from '../errors.ts';

/** The header that names the channel. */
export const MESSAGE_CHANNEL_HEADER = 'x-openclaw-message-channel';

/** The channel of a request that names none, as in OpenClaw. */
const DEFAULT_CHANNEL = 'webchat';

/** A name stands on one line of the prompt, and nothing of it may seem to be another one. */
const BREAKS_LINES = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** As long as a header of ours may be; it becomes a line of each prompt. */
const MAX_CHARACTERS = 512;

/**
 * The channel in lower case, `webchat` when the header is absent or blank. Throws `invalid_header` for a name that
 * breaks lines or is too long: cut off, it could be the name of another channel with another policy.
 */
export function messageChannel(header: string | undefined): string {
  const channel = header?.trim().toLowerCase();
  if (channel === undefined || channel === '') return DEFAULT_CHANNEL;
  if (channel.length > MAX_CHARACTERS) {
    throw invalid(`must have at most ${MAX_CHARACTERS} characters; found ${channel.length}.`);
  }
  if (BREAKS_LINES.test(channel)) throw invalid('must not hold line breaks or control characters.');
  return channel;
}

function invalid(problem: string): AppError {
  return new AppError('invalid_header', `${MESSAGE_CHANNEL_HEADER} ${problem}`, {
    param: MESSAGE_CHANNEL_HEADER,
  });
}
