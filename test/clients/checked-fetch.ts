// A fetch for client libraries that holds every answer they get against the contract, streams included, without the
// client noticing. The faults fail the test when it ends.

import { onTestFinished } from 'vitest';
import { OPERATIONS, type OperationId } from '../../src/contract.ts';
import { expectContract } from '../support/contract.ts';

export type CheckedFetch = typeof fetch & {
  /** How many answers were checked so far. */
  readonly answers: number;
};

/** One for each test. */
export function checkedFetch(): CheckedFetch {
  const checks: Promise<unknown>[] = [];
  onTestFinished(async () => {
    await Promise.all(checks);
  });
  const fetchAndCheck = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const response = await fetch(input, init);
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const operationId = operationOf(
      init?.method ?? (input instanceof Request ? input.method : 'GET'),
      response,
    );
    const check = expectContract(operationId, response.clone());
    // What a caller stopped itself has no end that could be checked.
    checks.push(check.catch((fault) => (signal?.aborted === true ? undefined : Promise.reject(fault))));
    return response;
  };
  return Object.defineProperty(fetchAndCheck, 'answers', { get: () => checks.length }) as CheckedFetch;
}

function operationOf(method: string, { url }: Response): OperationId {
  const { pathname } = new URL(url);
  const found = Object.values(OPERATIONS).find((operation) => {
    const pattern = `^${operation.path.replace(/\{\w+\}/g, '.+')}$`;
    return (
      operation.method === method.toLowerCase() && new RegExp(pattern).test(pathname.replace(/\/+/g, '/'))
    );
  });
  if (found === undefined) throw new Error(`The contract has no operation for ${method} ${pathname}`);
  return found.operationId;
}
