// Finds a stored response by the id in the path.

import type { StoredResponse } from '../core/responses/response-store.ts';
import { AppError } from '../errors.ts';
import type { OperationCall } from '../http/operation.ts';
import type { Services } from './services.ts';
import { settleLost } from './settle-lost.ts';

/** The id that a call names. */
export function responseIdOf({ pathParameters }: Pick<OperationCall, 'pathParameters'>): string {
  return pathParameters.response_id ?? '';
}

/** One that is on disk, failed if its process is gone. Throws `response_not_found`. */
export async function storedResponse(services: Services, id: string): Promise<StoredResponse> {
  const stored = await services.responses.find(id);
  if (stored === undefined) throw responseNotFound(id);
  return settleLost(services, stored);
}

export function responseNotFound(id: string): AppError {
  const name = JSON.stringify(id.slice(0, 80)).replaceAll('"', "'");
  return new AppError('response_not_found', `Response with id ${name} not found.`, { param: 'response_id' });
}
