// CI is green only when tests ran and all of them passed.

import { expect, it } from 'vitest';
import { summarize } from '../../scripts/test-summary.ts';

const file = (status: string, tests: Readonly<Record<string, string>>, message = '') => ({
  name: 'test/a.test.ts',
  status,
  message,
  assertionResults: Object.entries(tests).map(([fullName, result]) => ({ fullName, status: result })),
});

it('counts what passed and what failed', () => {
  const report = {
    testResults: [file('passed', { a: 'passed', b: 'passed' }), file('failed', { c: 'failed' })],
  };
  expect(summarize(report)).toEqual({ passed: 2, failed: 1, problems: [] });
});

it('takes a run without tests for a failure', () => {
  expect(summarize({ testResults: [] }).problems).toEqual(['no test ran']);
});

it('takes a file that crashed for a failure', () => {
  const { passed, failed, problems } = summarize({
    testResults: [file('failed', { a: 'passed' }, 'SyntaxError')],
  });
  expect({ passed, failed }).toEqual({ passed: 1, failed: 1 });
  expect(problems[0]).toContain('SyntaxError');
});

it.each(['pending', 'skipped', 'todo', 'disabled'])('takes a test that is %s for a failure', (status) => {
  expect(summarize({ testResults: [file('passed', { a: 'passed', b: status })] }).problems).toHaveLength(1);
});

it('lets a listed test be skipped', () => {
  const report = { testResults: [file('passed', { a: 'passed', b: 'pending' })] };
  expect(summarize(report, ['b'])).toEqual({ passed: 1, failed: 0, problems: [] });
});
