// docs/errors.md: the error table of src/errors.ts as a page for people who met one of its codes.

import { ERRORS, type ErrorCode } from '../../src/errors.ts';

/** The page: codes by status, each with what happened and what the reader does about it. */
export function generateErrorPage(): string {
  const codes = (Object.keys(ERRORS) as ErrorCode[]).sort(
    (a, b) => ERRORS[a].status - ERRORS[b].status || (a < b ? -1 : 1),
  );
  const statuses = new Set(codes.map((code) => ERRORS[code].status));
  return [
    '<!-- Made by `npm run generate` from src/errors.ts. Do not edit. -->',
    '',
    '# Errors',
    '',
    'Every failure has this body, on every path and with every status:',
    '',
    '```json',
    '{ "error": { "message": "…", "type": "…", "param": null, "code": "…" } }',
    '```',
    '',
    '`code` is stable: decide by it. `message` is for people and says what to change. `param` names the field',
    'or the header at fault, when there is one. Every answer has an `x-request-id`; the log has one line with the',
    'same id. A code that is not on this page is the own code of the backend, passed on.',
    '',
    'A failure after a stream has begun cannot change the status: it arrives as a frame with the same `error`',
    'object, and the stream ends without `[DONE]`.',
    '',
    ...[...statuses].flatMap((status) => section(status, codes)),
  ].join('\n');
}

function section(status: number, codes: readonly ErrorCode[]): readonly string[] {
  const rows = codes
    .filter((code) => ERRORS[code].status === status)
    .map((code) => {
      const { type, meaning, remedy, retryable } = ERRORS[code];
      const again = retryable ? 'yes' : 'no';
      return `| \`${code}\` | \`${type}\` | ${cell(meaning)} | ${cell(remedy)} | ${again} |`;
    });
  const head = ['| code | type | what happened | what to do | worth a retry |', '|---|---|---|---|---|'];
  return [`## ${status}`, '', ...head, ...rows, ''];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
