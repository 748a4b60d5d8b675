// Holds one place of a document against its schema.

import type { z } from 'zod';
import { type DocumentPath, valueAt } from '../lib/document-path.ts';
import type { ReportProblem } from './config-error.ts';
import { schemaProblems } from './schema-problems.ts';

export type SectionSource = {
  /** Merged, with environment variables in their places. */
  readonly document: unknown;
  /** The same before that, for showing what was found. */
  readonly written: unknown;
  readonly report: ReportProblem;
};

/** The value at a place, an absent one read as `{}`; undefined when problems were reported. */
export function parseSection<Schema extends z.ZodType>(
  schema: Schema,
  path: DocumentPath,
  { document, written, report }: SectionSource,
): z.output<Schema> | undefined {
  const value = valueAt(document, path);
  const result = schema.safeParse(value === undefined ? {} : value);
  if (result.success) return result.data;
  for (const problem of schemaProblems(result.error.issues, path, written)) report(problem);
  return undefined;
}
