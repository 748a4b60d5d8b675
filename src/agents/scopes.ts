// What a caller without a shared secret may do. A shared secret is an operator credential and has every scope,
// so `undefined` scopes mean all of them.

import { AppError } from '../errors.ts';

export type Scope = 'operator.read' | 'operator.write' | 'operator.admin';

/** Who holds the right-hand scopes also holds the left-hand one. */
const IMPLIED_BY: Readonly<Record<Scope, readonly Scope[]>> = {
  'operator.read': ['operator.write', 'operator.admin'],
  'operator.write': ['operator.admin'],
  'operator.admin': [],
};

/** Throws `missing_scope` (403) unless the caller has the scope or one that includes it. */
export function requireScope(scopes: ReadonlySet<string> | undefined, scope: Scope): void {
  if (scopes === undefined || scopes.has(scope) || IMPLIED_BY[scope].some((other) => scopes.has(other)))
    return;
  throw new AppError('missing_scope', `missing scope: ${scope}`, { param: 'x-openclaw-scopes' });
}
