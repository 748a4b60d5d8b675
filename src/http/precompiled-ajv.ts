// Lets openapi-backend validate with the contract's precompiled functions. It wraps a schema into one of its own
// and has that compiled: here the wrapper is put together from ready functions instead, and nothing is compiled
// while serving. Knows the wrappers of openapi-backend and nothing of HTTP.

import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';

type Context = Parameters<ValidateFunction>[1];

/** What openapi-backend uses of a compiled schema: the call, and `errors` after it. */
type Check = {
  (value: unknown, context?: Context): boolean;
  errors?: null | ErrorObject[];
};

type ObjectSchema = {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
};

/** The keyword by which the routing document names a precompiled validator. */
const PRECOMPILED = 'x-precompiled';
const WRAPPER_KEYWORDS = new Set(['title', 'type', 'properties', 'required', 'additionalProperties']);

/**
 * A value for openapi-backend's `customizeAjv`. Use it with `ROUTING_DOCUMENT`, and call
 * `validator.preCompileRequestValidators()` at start: it throws there when a schema has no precompiled function
 * or openapi-backend asks for a wrapper that is not known here. Nothing is ever compiled in its place.
 */
export function precompiledAjv(
  validatorOf: (schemaName: string) => ValidateFunction,
): (original: Ajv) => Ajv {
  return (original) => {
    original.compile = ((schema: unknown) => composeCheck(schema, validatorOf)) as Ajv['compile'];
    return original;
  };
}

function composeCheck(schema: unknown, validatorOf: (schemaName: string) => ValidateFunction): Check {
  if (!isObject(schema)) throw unknownWrapper(schema);
  const name = schema[PRECOMPILED];
  if (typeof name === 'string') return validatorOf(name);
  const keywords = Object.keys(schema);
  if (schema.type !== 'object' || keywords.some((keyword) => !WRAPPER_KEYWORDS.has(keyword))) {
    throw unknownWrapper(schema);
  }
  return objectCheck(schema as ObjectSchema, validatorOf);
}

/** The object part of JSON Schema, as far as the wrappers go. Stops at the first fault, as the validators do. */
function objectCheck(schema: ObjectSchema, validatorOf: (schemaName: string) => ValidateFunction): Check {
  const required = schema.required ?? [];
  const closed = schema.additionalProperties === false;
  const checks = Object.entries(schema.properties ?? {}).map(([key, child]) => ({
    key,
    pathSegment: `/${escapePointer(key)}`,
    childCheck: composeCheck(child, validatorOf),
  }));
  const known = new Set(checks.map(({ key }) => key));

  const check: Check = (value, context) => {
    check.errors = null;
    const instancePath = context?.instancePath ?? '';
    const fail = (keyword: string, params: ErrorObject['params'], message: string): false => {
      check.errors = [{ instancePath, schemaPath: `#/${keyword}`, keyword, params, message }];
      return false;
    };
    if (!isObject(value)) return fail('type', { type: 'object' }, 'must be object');
    for (const missingProperty of required) {
      if (value[missingProperty] === undefined) {
        const message = `must have required property '${missingProperty}'`;
        return fail('required', { missingProperty }, message);
      }
    }
    if (closed) {
      for (const additionalProperty of Object.keys(value)) {
        if (!known.has(additionalProperty)) {
          return fail('additionalProperties', { additionalProperty }, 'must NOT have additional properties');
        }
      }
    }
    const rootData = (context?.rootData ?? value) as Record<string, unknown>;
    for (const { key, pathSegment, childCheck } of checks) {
      const child = value[key];
      if (child === undefined) continue;
      const childContext = {
        instancePath: instancePath + pathSegment,
        parentData: value,
        parentDataProperty: key,
        rootData,
        dynamicAnchors: {},
      };
      if (!childCheck(child, childContext)) {
        check.errors = childCheck.errors ?? [];
        return false;
      }
    }
    return true;
  };
  return check;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member name as a segment of a JSON pointer. */
function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unknownWrapper(schema: unknown): Error {
  return new Error(`No precompiled validator for a schema of openapi-backend: ${JSON.stringify(schema)}`);
}
