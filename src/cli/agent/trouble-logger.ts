// The gateway's log for a command: what an operator should know of is said in a line on stderr, the rest is not said.

import { type Logger, pino } from 'pino';
import type { Config } from '../../config/config.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import type { ProcessEdge } from '../process-edge.ts';
import { safeLine } from '../terminal-text.ts';

/** Errors and warnings become sentences; a configured level that is stricter still holds. */
export function createTroubleLogger({ clawgate }: Config, edge: ProcessEdge): Logger {
  const { level } = clawgate.log;
  const strict = level === 'error' || level === 'fatal' || level === 'silent';
  return pino(
    { level: strict ? level : 'warn', base: null, timestamp: false },
    { write: (line) => edge.writeError(`${toSentence(line)}\n`) },
  );
}

const ERROR_LEVEL = 50;

/** `Warning: <message>: <cause> (<name>: <value>, …)`, on one line. */
function toSentence(line: string): string {
  const { level, msg = '', err, cause, ...fields } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const reason = cause ?? (isPlainObject(err) ? err.message : undefined);
  const words = reason === undefined ? String(msg) : `${msg}: ${reason}`;
  const details = Object.entries(fields).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const severity = Number(level) >= ERROR_LEVEL ? 'Error' : 'Warning';
  return safeLine(`${severity}: ${words}${details.length === 0 ? '' : ` (${details.join(', ')})`}`);
}
