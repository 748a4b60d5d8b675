import { describe, expect, it } from 'vitest';
import { requireScope } from '../../src/agents/scopes.ts';

describe('requireScope', () => {
  it('lets a caller with the shared secret do everything', () => {
    expect(() => requireScope(undefined, 'operator.admin')).not.toThrow();
  });

  it.each([
    ['operator.read', 'operator.read'],
    ['operator.write', 'operator.read'],
    ['operator.admin', 'operator.write'],
  ] as const)('takes %s as covering %s', (held, needed) => {
    expect(() => requireScope(new Set([held]), needed)).not.toThrow();
  });

  it.each([
    ['operator.write', 'operator.admin'],
    ['operator.read', 'operator.write'],
    ['', 'operator.read'],
  ] as const)('takes %j as not covering %s', (held, needed) => {
    expect(() => requireScope(new Set([held]), needed)).toThrow(
      expect.objectContaining({ code: 'missing_scope', status: 403, message: `missing scope: ${needed}` }),
    );
  });
});
