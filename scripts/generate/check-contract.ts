// Whether openapi/ is a sound OpenAPI 3.1 document (swagger-parser) that keeps the house rules (Redocly).

import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenApiDocument } from './openapi-document.ts';
import { lint } from './redocly.ts';

/** Throws with every problem that Redocly and the house rules find, warnings included: a contract has none. */
export async function lintContract(rootFile: string): Promise<void> {
  const problems = (await lint([rootFile])).flat();
  if (problems.length === 0) return;
  // A file that several others refer to is reported once for each of them.
  const lines = new Set(
    problems.map(({ severity, place, message, ruleId }) => `${severity} ${place} ${message} [${ruleId}]`),
  );
  throw new Error(`The contract has problems:\n${[...lines].join('\n')}`);
}

/**
 * Throws when the bundle is not OpenAPI 3.1. It is the bundle and not the files, because swagger-parser leaves
 * a path file that leads to a recursive schema unread and then takes its `$ref` for an error.
 */
export async function validateBundle(document: OpenApiDocument): Promise<void> {
  // A copy: swagger-parser resolves references in the very object that it is given.
  const copy: Parameters<typeof SwaggerParser.validate>[0] = JSON.parse(JSON.stringify(document));
  await SwaggerParser.validate(copy);
}
