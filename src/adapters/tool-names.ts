// A rule of both dialects: what the model calls by name has one meaning.

import type { ToolDefinition } from '../core/model-request.ts';
import { AppError } from '../errors.ts';

/** Throws `invalid_value` with the place of the second of two tools of one name; `field` is where names stand. */
export function refuseRepeatedNames(tools: readonly ToolDefinition[], field: 'name' | 'function.name'): void {
  const names = new Set<string>();
  for (const [index, { name }] of tools.entries()) {
    if (names.has(name)) {
      const place = `tools[${index}]`;
      throw new AppError(
        'invalid_value',
        `${place} has the name of an earlier tool: ${JSON.stringify(name)}.`,
        {
          param: `${place}.${field}`,
        },
      );
    }
    names.add(name);
  }
}
