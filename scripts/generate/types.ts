// TypeScript types of the contract, by openapi-typescript.

import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from './openapi-document.ts';

/** The `paths`, `components` and `operations` types. Field descriptions come along as doc comments. */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTypescript(JSON.stringify(withoutDiscriminators(document)), {
    // A default is what the service assumes, not what a caller must send.
    defaultNonNullable: false,
    // `type: object` alone is any object, not the empty one.
    emptyObjectsUnknown: true,
    silent: true,
  });
  return `// Made by \`npm run generate\` from openapi/. Do not edit.\n\n${astToString(nodes)}`;
}

/**
 * Every branch of a union has its `type` as a required const, which TypeScript narrows by. Told of the
 * discriminator as well, openapi-typescript would put the schema's name in place of that const.
 */
function withoutDiscriminators(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDiscriminators);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => key !== 'discriminator' || typeof child?.propertyName !== 'string')
      .map(([key, child]) => [key, withoutDiscriminators(child)]),
  );
}
