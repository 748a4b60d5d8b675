// The end of a CI run: judges vitest's JSON report and the exit codes of the steps, and closes with one line,
// `N passed, N failed`. Exit code 1 unless tests ran, all passed, none was skipped without leave and no step failed.

import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { say } from './lib/progress.ts';
import { PROJECT_ROOT } from './lib/project-root.ts';

/** Full names of tests that may be skipped. Each needs its reason beside it. */
const MAY_BE_SKIPPED: readonly string[] = [
  // The published specifications are no part of this project; without a copy beside it there is nothing to compare.
  'the specification of OpenAI is not beside this project (openai-subset.openapi.json): nothing is held against it',
  'the specification of Open Responses is not beside this project (openresponses.openapi.json): nothing is held against it',
  "OpenAI's specification of the other operations is not beside this project: nothing is held against it",
];

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

export type Summary = {
  readonly passed: number;
  readonly failed: number;
  /** What is wrong beyond failed tests, one line each. */
  readonly problems: readonly string[];
};

/** Counts a report. A file that fails without a test of its own failing (it crashed) counts as one failure. */
export function summarize(report: Report, maySkip: readonly string[] = MAY_BE_SKIPPED): Summary {
  const problems: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(PROJECT_ROOT, name);
    const failures = assertionResults.filter((test) => test.status === 'failed');
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    failed += failures.length;
    if (status === 'failed' && failures.length === 0) {
      failed += 1;
      problems.push(`${file} did not run to its end: ${message ?? ''}`.trimEnd());
    }
    for (const test of assertionResults) {
      if (test.status === 'passed' || test.status === 'failed' || maySkip.includes(test.fullName)) continue;
      problems.push(`${file} ${test.status}: ${test.fullName}`);
    }
  }
  if (passed + failed === 0) problems.push('no test ran');
  return { passed, failed, problems };
}

async function readReport(path: string): Promise<Summary> {
  try {
    return summarize(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, problems: ['vitest left no readable report'] };
  }
}

/** `path name=code…`: the report, and each step with its exit code. */
async function main([path = '', ...steps]: readonly string[]): Promise<number> {
  const { passed, failed, problems } = await readReport(path);
  const failedSteps = steps.filter((step) => !step.endsWith('=0'));
  for (const problem of problems) say(problem);
  for (const step of failedSteps) say(`exit code: ${step}`);
  say(`${passed} passed, ${failed} failed`);
  return failed + problems.length + failedSteps.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
