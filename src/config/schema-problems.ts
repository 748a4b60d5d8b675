// What zod found wrong, in our words. The schemas' error texts are phrases that follow "expected".

import type { z } from 'zod';
import { type DocumentPath, formatPath, valueAt } from '../lib/document-path.ts';
import { nearestName } from '../lib/nearest-name.ts';
import type { ConfigProblem } from './config-error.ts';
import { describeFound } from './describe-found.ts';

/**
 * The problems behind zod's issues with the value at `base`. `written` is the document before environment
 * variables were put in, so that what is shown never holds one of their values.
 */
export function schemaProblems(
  issues: readonly z.core.$ZodIssue[],
  base: DocumentPath,
  written: unknown,
): ConfigProblem[] {
  return issues.flatMap((issue): ConfigProblem[] => {
    const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    switch (issue.code) {
      case 'unrecognized_keys':
        // check-keys.ts tells them with the names that were meant.
        return [];
      case 'invalid_union': {
        const branch = meantBranch(issue.errors);
        if (branch !== undefined) return schemaProblems(branch, path, written);
        break;
      }
    }
    const found = valueAt(written, path);
    return [
      {
        path: formatPath(path),
        found: describeFound(path, found),
        expected: issue.message,
        nearest: issue.code === 'invalid_value' ? nearestValue(found, issue.values) : undefined,
      },
    ];
  });
}

/** The branch of a union that fits the value's own type, and complains only of something inside it. */
function meantBranch(branches: readonly (readonly z.core.$ZodIssue[])[]) {
  return branches.find((issues) => issues.length > 0 && issues.every((issue) => issue.path.length > 0));
}

function nearestValue(found: unknown, values: readonly unknown[]): string | undefined {
  if (typeof found !== 'string') return undefined;
  const nearest = nearestName(
    found,
    values.filter((value) => typeof value === 'string'),
    'guess',
  );
  return nearest === undefined ? undefined : JSON.stringify(nearest);
}
