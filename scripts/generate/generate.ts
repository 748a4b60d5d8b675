// All that is made from the contract and the error table, as file contents. Writes nothing.

import { stringify } from 'yaml';
import type { RunStep } from '../lib/progress.ts';
import { lintContract, validateBundle } from './check-contract.ts';
import { generateErrorPage } from './error-page.ts';
import { generateOperations, generateRoutingDocument } from './operations.ts';
import { bundle } from './redocly.ts';
import { generateTypes } from './types.ts';
import { generateValidators, generateValidatorTypes } from './validators.ts';

/** Path inside the project, and content. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/**
 * Checks and bundles the contract and makes everything from it. Throws when the contract is not sound, with
 * all that is wrong. The same input gives the same bytes. `runStep` runs each step and may report on it.
 */
export async function generate(rootFile: string, runStep: RunStep): Promise<GeneratedFiles> {
  await runStep('lint', () => lintContract(rootFile));
  const document = await runStep('bundle', () => bundle(rootFile));
  await runStep('check the bundle', () => validateBundle(document));
  const types = await runStep('types', () => generateTypes(document));
  const validators = await runStep('validators', () => generateValidators(document));
  return runStep(
    'tables and pages',
    () =>
      new Map([
        ['generated/openapi.json', `${JSON.stringify(document, null, 2)}\n`],
        ['generated/openapi.yaml', stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })],
        ['generated/openapi-types.ts', types],
        ['generated/operations.ts', generateOperations(document)],
        ['generated/routing-document.ts', generateRoutingDocument(document)],
        ['generated/validators.js', validators],
        ['generated/validators.d.ts', generateValidatorTypes(document)],
        ['docs/errors.md', generateErrorPage()],
      ]),
  );
}
