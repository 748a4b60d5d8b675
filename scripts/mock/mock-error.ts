// Prism's own failures in the form that clients of this API read. Prism answers problem+json for what it cannot route,
// and the contract's example where it could: an example says nothing of the request at hand.

import type { ErrorObject } from 'ajv';
import { AppError } from '../../src/errors.ts';
import { isDecodable } from '../../src/http/request-path.ts';
import { createValidationErrorMaker } from '../../src/http/validation-error.ts';
import { type MockRequest, operationsAt } from './mock-request.ts';

export type Problem = { readonly type?: string; readonly title?: string; readonly detail?: string };

type PrismViolation = {
  /** `request`, then `body`, `header`, `path` or `query`, then the way to the fault. */
  readonly location: readonly string[];
  readonly code: string | number;
  readonly message: string;
};

const makeValidationError = createValidationErrorMaker();

/** The error for a request that no operation of the contract takes. Prism is not asked: it can be made to end by one. */
export function unroutedError({ method, target }: MockRequest): AppError {
  const path = target.split('?')[0] ?? '';
  if (!isDecodable(path)) return new AppError('invalid_url');
  const allow = operationsAt(path)
    .map((operation) => operation.method.toUpperCase())
    .join(', ');
  if (allow === '') return new AppError('unknown_url', `No operation has the path ${path}.`);
  return new AppError('method_not_allowed', `${path} takes ${allow}, not ${method}.`, { headers: { allow } });
}

/** The error that a problem+json answer means. */
export function problemError(problem: Problem, status: number, request: MockRequest): AppError {
  const said = `Prism: ${problem.title ?? status}. ${problem.detail ?? ''}`.trimEnd();
  if (request.headers.has('prefer')) return new AppError('invalid_header', said, { param: 'prefer' });
  return new AppError('upstream_invalid_response', said);
}

/**
 * The error for what Prism found wrong with the request itself, in the words of the real server; undefined when it
 * found nothing, and the answer is one that the caller asked for.
 */
export async function violationError(
  header: string | null,
  request: MockRequest,
): Promise<AppError | undefined> {
  const violation = readViolations(header).find(({ location }) => location[0] === 'request');
  if (violation === undefined || request.operation === undefined) return undefined;
  const [, place = '', ...rest] = violation.location;
  // Prism's complaint about the secret has no place.
  if (place === '')
    return new AppError('invalid_api_key', undefined, { headers: { 'www-authenticate': 'Bearer' } });
  const instancePath = `/${[place === 'body' ? 'requestBody' : place, ...rest].join('/')}`;
  const { message, code: keyword } = violation;
  const fault: ErrorObject = { instancePath, message, keyword: String(keyword), schemaPath: '', params: {} };
  return makeValidationError(request.operation.operationId, request.json, [fault]);
}

function readViolations(header: string | null): readonly PrismViolation[] {
  if (header === null) return [];
  try {
    return JSON.parse(header);
  } catch {
    // Too long for a header, Prism cuts it off: that something is wrong is all that is known.
    return [{ location: ['request', 'body'], code: 'unknown', message: 'does not match the contract' }];
  }
}
