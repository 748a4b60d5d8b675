// Holds answers against the contract in a running server, when the operator asks for it.

import { OPERATIONS, type OperationId, type Violation, validatorOf } from '../contract.ts';
import { AppError } from '../errors.ts';

export type ResponseCheckMode = 'off' | 'log' | 'fail';

export type ResponseCheck = {
  /** What is wrong with a JSON body; undefined when nothing is. */
  body(operationId: OperationId, status: number, body: unknown): AppError | undefined;
  /** The same of a string of whole frames. */
  frames(operationId: OperationId, frames: string): AppError | undefined;
  /** The same of one event of a stream, as JSON. */
  event(operationId: OperationId, event: string): AppError | undefined;
};

/** All functions return an error of the code `invalid_response`; what becomes of it is the caller's affair. */
export const responseCheck: ResponseCheck = {
  body(operationId, status, body) {
    const schemas: Readonly<Record<string, string | null>> = OPERATIONS[operationId].answerSchemas;
    const schema = schemas[String(status)];
    if (typeof schema !== 'string')
      return broken(operationId, `the contract has no JSON answer of status ${status}`);
    return check(operationId, schema, body);
  },

  frames(operationId, frames) {
    const schema = OPERATIONS[operationId].streamEventSchema;
    if (schema === null) return broken(operationId, 'the contract has no stream');
    if (!frames.endsWith('\n\n')) return broken(operationId, 'a frame is not whole');
    for (const frame of frames.split('\n\n')) {
      const data = frame
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).trimStart())
        .join('\n');
      if (data === '' || data === '[DONE]') continue;
      const fault = checkEvent(operationId, schema, data);
      if (fault !== undefined) return fault;
    }
    return undefined;
  },

  event(operationId, event) {
    const schema = OPERATIONS[operationId].streamEventSchema;
    if (schema === null) return broken(operationId, 'the contract has no stream');
    return checkEvent(operationId, schema, event);
  },
};

function checkEvent(operationId: OperationId, schema: string, data: string): AppError | undefined {
  let event: unknown;
  try {
    event = JSON.parse(data);
  } catch {
    return broken(operationId, 'a frame is not JSON');
  }
  return check(operationId, schema, event);
}

function check(operationId: OperationId, schema: string, value: unknown): AppError | undefined {
  const validator = validatorOf(schema);
  if (validator(value)) return undefined;
  const violation: Violation | undefined = validator.errors?.[0];
  const details = Object.values(violation?.params ?? {}).filter((detail) => typeof detail === 'string');
  const place = violation?.instancePath === '' ? 'the body' : violation?.instancePath;
  const problem = `${place} ${violation?.message}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
  return broken(operationId, `by schema ${schema} ${problem}`);
}

function broken(operationId: OperationId, problem: string): AppError {
  return new AppError('invalid_response', `The answer of ${operationId} breaks the contract: ${problem}.`);
}
