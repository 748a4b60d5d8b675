// Redocly's two jobs: to lint the contract by the house rules and to join its files into one document. Redocly
// has no API that its version 2 publishes, so its command is run.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPackage } from '../lib/run-command.ts';
import type { OpenApiDocument } from './openapi-document.ts';

const ENTRY_POINT = '@redocly/cli/bin/cli.js';
const CONFIG = 'openapi/redocly.yaml';
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

export type Problem = {
  readonly ruleId: string;
  readonly severity: 'error' | 'warn';
  readonly message: string;
  /** `file:line:column` of the first place. */
  readonly place: string;
};

/**
 * Everything that Redocly and the house rules find, warnings included; one list per document, empty when that one
 * is clean. Throws when the command itself fails.
 */
export async function lint(rootFiles: readonly string[]): Promise<readonly (readonly Problem[])[]> {
  const format = ['--format', 'json', '--max-problems', '1000', '--lint-config', 'error'];
  const result = await runPackage(ENTRY_POINT, ['lint', ...rootFiles, '--config', CONFIG, ...format], QUIET);
  // The reports stand back to back: one JSON object per document.
  const reports = result.stdout.split(/(?<=^\})(?=\{)/m);
  try {
    const problems = reports.map((report) =>
      (JSON.parse(report) as { problems: RawProblem[] }).problems.map(toProblem),
    );
    if (problems.length === rootFiles.length) return problems;
  } catch {
    // Said below, with what it wrote in place of a report.
  }
  throw new Error(`Redocly did not lint:\n${result.output.trim()}`);
}

type RawProblem = Omit<Problem, 'place'> & {
  readonly location?: readonly {
    readonly source: { readonly ref: string };
    readonly start?: { readonly line: number; readonly col: number };
    readonly pointer?: string;
  }[];
};

function toProblem({ ruleId, severity, message, location }: RawProblem): Problem {
  const first = location?.[0];
  const position = first?.start ? `:${first.start.line}:${first.start.col}` : (first?.pointer ?? '');
  return { ruleId, severity, message, place: `${first?.source.ref ?? 'openapi'}${position}` };
}

/** The whole contract as one document, every file a component named after its base name. */
export async function bundle(rootFile: string): Promise<OpenApiDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  const file = join(folder, 'openapi.json');
  try {
    const options = [
      '--output',
      file,
      '--config',
      CONFIG,
      '--component-renaming-conflicts-severity',
      'error',
    ];
    const result = await runPackage(ENTRY_POINT, ['bundle', rootFile, ...options], QUIET);
    if (result.exitCode !== 0) throw new Error(`Redocly did not bundle:\n${result.output.trim()}`);
    return JSON.parse(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
