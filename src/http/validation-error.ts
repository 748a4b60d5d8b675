// Turns a refused validation into the one error that helps most. The schemas are read from the contract's document
// when the first request is refused: until then nobody needs them.

import type { ErrorObject } from 'ajv';
import { OPERATIONS, type OperationId, readContract } from '../contract.ts';
import { AppError } from '../errors.ts';
import { explainInvalid, type SchemaNode } from './explain-invalid.ts';
import { oneOf, show } from './value-words.ts';

type ContractDocument = {
  readonly components: { readonly schemas: Readonly<Record<string, SchemaNode>> };
};

export type ValidationErrorMaker = (
  operationId: OperationId,
  body: unknown,
  errors: readonly ErrorObject[],
) => Promise<AppError>;

/** Makes errors of the codes `missing_required_parameter`, `invalid_type`, `invalid_value`, `invalid_header`, `invalid_request`. */
export function createValidationErrorMaker(): ValidationErrorMaker {
  let loading: Promise<ContractDocument> | undefined;
  const load = (): Promise<ContractDocument> => {
    loading ??= readContract('json').then((bytes) => JSON.parse(bytes.toString('utf8')) as ContractDocument);
    return loading;
  };

  return async (operationId, body, errors) => {
    const refused = errors[0];
    const [, kind, name] = /^\/(header|path|query)\/(.*)$/.exec(refused?.instancePath ?? '') ?? [];
    if (kind !== undefined && name !== undefined) return parameterError(kind, name, refused);
    const schemaName = OPERATIONS[operationId].requestBodySchema;
    if (schemaName === null) return unexplained(refused);
    const { schemas } = (await load()).components;
    const resolve = (reference: string): SchemaNode =>
      schemas[reference.slice('#/components/schemas/'.length)] ?? {};
    const explanation = explainInvalid(schemas[schemaName] ?? {}, { value: body, path: '' }, resolve);
    if (explanation === undefined) return unexplained(refused);
    const { code, message, param } = explanation;
    return new AppError(code, message, param === '' ? {} : { param });
  };
}

function parameterError(kind: string, name: string, refused: ErrorObject | undefined): AppError {
  const code = kind === 'header' ? 'invalid_header' : 'invalid_value';
  const allowed: unknown = refused?.params.allowedValues;
  const problem = Array.isArray(allowed) ? `must be ${oneOf(allowed.map(show))}` : refused?.message;
  return new AppError(code, `${name} ${problem ?? 'is not valid'}.`, { param: name });
}

/** The validator's own words, for a keyword that the explanation does not know. */
function unexplained(refused: ErrorObject | undefined): AppError {
  const path = (refused?.instancePath ?? '').replace(/^\/requestBody\/?/, '').replaceAll('/', '.');
  const message = `${path === '' ? 'The body' : path} ${refused?.message ?? 'does not match the contract'}.`;
  return new AppError('invalid_request', message, path === '' ? {} : { param: path });
}
