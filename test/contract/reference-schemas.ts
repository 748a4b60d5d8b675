// Published specifications of the APIs that this one is compatible with, as validators. They are no part of this
// project: they are read from a folder beside it, where it is there.

import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

const FOLDER = new URL('../../../shared/reference/', import.meta.url);

type JsonSchema = Readonly<Record<string, unknown>>;

export type ReferenceSpecification = {
  /** What a value breaks of a schema; empty when it conforms. Throws when the specification has no such schema. */
  violations(schema: string, value: unknown): readonly ErrorObject[];
  /** The name of the schema of a stream event by its `type`. Throws when the specification knows no such event. */
  eventSchema(type: string): string;
};

/** The specification in a file of that name; undefined where it is not there. */
export function readReference(fileName: string): ReferenceSpecification | undefined {
  const file = new URL(fileName, FOLDER);
  if (!existsSync(file)) return undefined;
  const { schemas } = JSON.parse(readFileSync(file, 'utf8')).components as {
    schemas: Record<string, JsonSchema>;
  };
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'reference', components: { schemas: toStandard(schemas) } });
  const events = new Map(Object.entries(schemas).flatMap(([name, schema]) => eventEntry(name, schema)));
  return {
    violations: (schema, value) => {
      const validator = ajv.getSchema(`reference#/components/schemas/${schema}`);
      if (validator === undefined) throw new Error(`${fileName} has no schema ${schema}.`);
      return validator(value) === true ? [] : (validator.errors ?? []);
    },
    eventSchema: (type) => {
      const name = events.get(type);
      if (name === undefined) throw new Error(`${fileName} has no event ${type}.`);
      return name;
    },
  };
}

function eventEntry(name: string, schema: JsonSchema): [string, string][] {
  if (!name.endsWith('Event')) return [];
  const properties = schema.properties as { type?: { const?: string; enum?: string[] } } | undefined;
  const type = properties?.type?.const ?? properties?.type?.enum?.[0];
  return type === undefined ? [] : [[type, name]];
}

/**
 * JSON Schema proper: `nullable` of OpenAPI 3.0 as a null branch, `oneOf` as `anyOf` since published unions
 * overlap, no `discriminator`, which the branches' own `type` makes superfluous.
 */
function toStandard(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toStandard);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, oneOf, discriminator: _, ...rest } = schema as JsonSchema;
  const members = Object.entries(rest).map(([name, member]) => [name, toStandard(member)]);
  const standard = {
    ...Object.fromEntries(members),
    ...(Array.isArray(oneOf) ? { anyOf: toStandard(oneOf) } : {}),
  };
  return nullable === true ? { anyOf: [standard, { type: 'null' }] } : standard;
}
