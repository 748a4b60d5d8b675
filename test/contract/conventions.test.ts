// What the contract promises as a whole and no single file can show: who needs a secret, what is open, what is
// closed, what null means, that every failure is declared.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { OPERATIONS, type Operation } from '../../src/contract.ts';
import { ERRORS } from '../../src/errors.ts';
import { bundle } from './examples.ts';

type Schema = { readonly [keyword: string]: unknown };

const OPERATION_LIST: readonly Operation[] = Object.values(OPERATIONS);
const PROBES = ['getHealth', 'getReadiness'];
const schemas: Readonly<Record<string, Schema>> = bundle.components.schemas;

/** Every schema object below the given ones, references followed, each with where it stands. */
function reachable(names: readonly string[]): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  const visit = (where: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null || found.has(where)) return;
    if (Array.isArray(value)) {
      for (const [index, child] of value.entries()) visit(`${where}/${index}`, child);
      return;
    }
    found.set(where, value as Schema);
    for (const [key, child] of Object.entries(value)) {
      if (key === '$ref') visit(String(child), schemas[String(child).split('/').at(-1) ?? '']);
      else if (!['enum', 'const', 'required', 'examples', 'default', 'not'].includes(key))
        visit(`${where}/${key}`, child);
    }
  };
  for (const name of names) visit(`#/components/schemas/${name}`, schemas[name]);
  return found;
}

type ObjectSchema = Schema & { readonly properties: Readonly<Record<string, Schema>> };

/** The schemas among them that list fields. A field may itself be called `properties`; its place tells. */
function objects(names: readonly string[]): readonly (readonly [string, ObjectSchema])[] {
  return [...reachable(names)].filter(
    (entry): entry is [string, ObjectSchema] =>
      typeof entry[1].properties === 'object' && !entry[0].endsWith('/properties'),
  );
}

const requestSchemas = OPERATION_LIST.flatMap(({ requestBodySchema }) => requestBodySchema ?? []);
const answerSchemas = OPERATION_LIST.flatMap((operation) => [
  ...Object.values(operation.answerSchemas),
  ...(operation.streamEventSchema === null ? [] : [operation.streamEventSchema]),
]);

it('is looked at in whole: requests and answers are made of many objects', () => {
  expect(objects(requestSchemas).length).toBeGreaterThan(30);
  expect(objects(answerSchemas).length).toBeGreaterThan(30);
});

describe('access', () => {
  it('needs the secret for every operation but the probes', () => {
    const open = OPERATION_LIST.filter(({ secured }) => !secured).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual(PROBES);
  });

  it.each(OPERATION_LIST.filter(({ secured }) => secured))(
    'of $operationId can be refused with 401 and 429',
    ({ answerSchemas: declared }) => {
      expect(declared).toMatchObject({ 401: 'ErrorResponse', 429: 'ErrorResponse' });
    },
  );
});

describe('a request', () => {
  it('is open: no object forbids unknown fields', () => {
    const closed = objects(requestSchemas).filter(
      ([, { additionalProperties }]) => additionalProperties === false,
    );
    expect(closed.map(([where]) => where)).toEqual([]);
  });

  it('takes null as absent in every optional field', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ ...bundle, $id: 'contract' });
    const refusing = objects(requestSchemas).flatMap(([where, { properties, required }]) => {
      const optional = Object.keys(properties).filter(
        (name) => !((required as string[]) ?? []).includes(name),
      );
      const pointers = optional.map((name) => `${where}/properties/${name}`);
      return pointers.filter((pointer) => !ajv.compile({ $ref: `contract${pointer}` })(null));
    });
    expect(refusing).toEqual([]);
  });
});

describe('an answer', () => {
  it('is closed: every object forbids fields that are not declared', () => {
    const open = objects(answerSchemas).filter(
      ([, { additionalProperties }]) => additionalProperties !== false,
    );
    expect(open.map(([where]) => where)).toEqual([]);
  });

  it('is an ErrorResponse for every failure, the state of readiness aside', () => {
    const others = OPERATION_LIST.flatMap(({ operationId, answerSchemas: declared }) =>
      Object.entries(declared).flatMap(([status, schema]) =>
        /^[45]/.test(status) && schema !== 'ErrorResponse' ? `${operationId} ${status} ${schema}` : [],
      ),
    );
    expect(others).toEqual(['getReadiness 503 Readiness']);
  });

  it('declares only statuses that the table of errors has', () => {
    const known = new Set(Object.values(ERRORS).map(({ status }) => String(status)));
    const declared = OPERATION_LIST.flatMap((operation) => Object.keys(operation.answerSchemas));
    expect(declared.filter((status) => status !== '200' && !known.has(status))).toEqual([]);
  });

  it('has the error types of the table', () => {
    const declared = schemas.ErrorObject as { properties: { type: { enum: string[] } } };
    const table = new Set(Object.values(ERRORS).map(({ type }) => type));
    expect(declared.properties.type.enum.toSorted()).toEqual([...table].sort());
  });
});
