// The time zone that the date in the agents' prompts follows.

import { formatPath } from '../../lib/document-path.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import type { ReportProblem } from '../config-error.ts';

const PATH = ['agents', 'defaults', 'userTimezone'];

/** The IANA name as it was written, or undefined when it is none, which was then reported. */
export function resolveTimeZone(written: string | undefined, report: ReportProblem): string | undefined {
  const name = written?.trim();
  if (name === undefined || isTimeZone(name)) return name;
  const nearest = nearestName(name, Intl.supportedValuesOf('timeZone'), 'typo');
  report({
    path: formatPath(PATH),
    found: JSON.stringify(name),
    expected: 'the name of a time zone, such as "Europe/Paris"',
    nearest: nearest === undefined ? undefined : JSON.stringify(nearest),
  });
  return undefined;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
