// Configured request headers, of a backend or of an MCP server.

import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import type { ReportProblem } from '../config-error.ts';
import { isHeaderName, type SecretInput } from '../schema/values.ts';
import type { Environment } from '../substitute-environment.ts';
import { resolveSecret } from './secrets.ts';

type HeadersContext = { readonly environment: Environment; readonly report: ReportProblem };

/** By name in lower case; what no HTTP message can carry was reported and is left out. */
export function resolveHeaders(
  entries: Readonly<Record<string, SecretInput | number | boolean>>,
  path: DocumentPath,
  context: HeadersContext,
): Readonly<Record<string, string>> {
  const headers: [string, string][] = [];
  for (const [name, input] of Object.entries(entries)) {
    const isScalar = typeof input === 'number' || typeof input === 'boolean';
    const value = resolveSecret(isScalar ? String(input) : input, [...path, name], context);
    if (value === undefined) continue;
    if (isHeaderName(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      headers.push([name.toLowerCase(), value]);
    } else {
      context.report({
        path: formatPath([...path, name]),
        expected: 'the name and the value of an HTTP header, without line breaks',
      });
    }
  }
  return Object.fromEntries(headers);
}
