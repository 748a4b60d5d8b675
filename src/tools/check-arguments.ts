// Reads the arguments that a model wrote for a tool and holds them against the tool's schema, before anything is
// called. Knows JSON Schema; knows nothing of servers.

import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../core/model-request.ts';
import { isPlainObject } from '../lib/plain-object.ts';

export type CheckedArguments =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  /** `problem` tells the model what to mend. */
  | { readonly ok: false; readonly problem: string };

/** Undefined: the schema cannot be compiled, and the server has to judge by itself. */
export type ArgumentsValidator = ValidateFunction | undefined;

const MAX_PROBLEMS = 5;

/** Validators, and the writing of the call, go as deep as the arguments do, and the stack ends somewhere. */
const MAX_DEPTH = 200;

/** Formats are left to the server: which of them hold is not agreed upon between dialects. */
const OPTIONS: Options = {
  strict: false,
  allErrors: true,
  validateSchema: false,
  validateFormats: false,
  logger: false,
};

/** Compiles a tool's schema: by the dialect it names, else as 2020-12, else as draft-07. Never throws. */
export function compileArgumentsSchema(schema: JsonSchema): ArgumentsValidator {
  const isOld = typeof schema.$schema === 'string' && /draft-0[3-7]/.test(schema.$schema);
  // An instance each: two tools may give their schemas the same $id.
  for (const Dialect of isOld ? [Ajv] : [Ajv2020, Ajv]) {
    try {
      const validate = new Dialect(OPTIONS).compile(schema);
      if (!('$async' in validate)) return validate;
    } catch {
      // The next dialect may know what this one does not.
    }
  }
  return undefined;
}

/** Empty text is no arguments: that is what models write for a tool without parameters. */
export function checkArguments(argumentsText: string, validate: ArgumentsValidator): CheckedArguments {
  let value: unknown;
  try {
    value = argumentsText.trim() === '' ? {} : JSON.parse(argumentsText);
  } catch {
    return { ok: false, problem: 'The arguments are not valid JSON. Call again with one JSON object.' };
  }
  if (!isPlainObject(value)) {
    return { ok: false, problem: 'The arguments must be one JSON object. Call again with an object.' };
  }
  if (isDeeperThan(MAX_DEPTH, value)) {
    return {
      ok: false,
      problem: `The arguments are nested more than ${MAX_DEPTH} levels deep. Call again with flatter ones.`,
    };
  }
  if (validate === undefined || validate(value)) return { ok: true, value };
  return { ok: false, problem: explain(validate.errors ?? []) };
}

/** Ends as soon as it is known, and so never goes deeper itself. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}

function explain(errors: readonly ErrorObject[]): string {
  const lines = [...new Set(errors.map(line))];
  const shown = lines.slice(0, MAX_PROBLEMS);
  const more = lines.length - shown.length;
  return [
    "The arguments do not match the tool's schema, and the tool was not called:",
    ...shown.map((text) => `- ${text}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
    'Mend them and call again.',
  ].join('\n');
}

function line(error: ErrorObject): string {
  const place = error.instancePath === '' ? 'the arguments' : error.instancePath;
  return `${place} ${error.message ?? `breaks the rule ${error.keyword}`}${detail(error)}`;
}

/** Ajv's messages leave out what is most useful of these rules. */
function detail({ keyword, params }: ErrorObject): string {
  if (keyword === 'enum') return `: ${JSON.stringify(params.allowedValues)}`;
  if (keyword === 'const') return `: ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'additionalProperties') return `: '${params.additionalProperty}'`;
  if (keyword === 'unevaluatedProperties') return `: '${params.unevaluatedProperty}'`;
  return '';
}
