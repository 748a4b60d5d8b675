// House rules about schemas: names, spellings, descriptions.

const PASCAL_CASE_FILE = /^[A-Z][A-Za-z0-9]*\.yaml$/;
const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** A schema file's base name becomes the name of the type. */
export function schemaFileName() {
  return {
    ref(_node, { report, location }, resolved) {
      const path = resolved.location?.source.absoluteRef ?? '';
      const [, file] = path.match(/\/components\/schemas\/(?:.*\/)?([^/]+)$/) ?? [];
      if (file === undefined || PASCAL_CASE_FILE.test(file)) return;
      report({
        message: `Schema file ${file} is not named in PascalCase: its base name becomes the type's name, as in ChatCompletion.yaml.`,
        location: location.child('$ref'),
      });
    },
  };
}

/** Wire names are snake_case, as everywhere in this API. */
export function fieldName() {
  return {
    SchemaProperties(properties, { report, location }) {
      for (const name of Object.keys(properties)) {
        if (SNAKE_CASE.test(name)) continue;
        report({
          message: `Field ${name} is not snake_case: rename it.`,
          location: location.child(name).key(),
        });
      }
    },
  };
}

/**
 * Every field says what it does here, in place or in the schema that it refers to. A constant says it all by
 * itself, and an empty schema is a condition rather than a field.
 */
export function fieldDescription() {
  const isPlain = (schema) => schema?.const !== undefined || Object.keys(schema ?? {}).length === 0;
  return {
    SchemaProperties(properties, { report, location, resolve }) {
      for (const [name, schema] of Object.entries(properties)) {
        if (isPlain(schema) || schema.description !== undefined) continue;
        if (resolve(schema).node?.description !== undefined) continue;
        report({
          message: `Field ${name} has no description: say what it does here, with unit, default and range.`,
          location: location.child(name),
        });
      }
    },
  };
}

/** What has no name gets no type and no validator. */
export function namedSchema() {
  const check = (what, schema, { report, location }) => {
    if (schema === undefined || schema.$ref !== undefined) return;
    report({
      message: `${what} has its schema in place: move it to a file in components/schemas and $ref that.`,
      location: location.child('schema'),
    });
  };
  return {
    Parameter({ name, schema }, context) {
      check(`Parameter ${name}`, schema, context);
    },
    MediaType({ schema }, context) {
      if (context.key === 'application/json') check('A JSON body', schema, context);
    },
  };
}

const OLD_SPELLINGS = {
  nullable: "nullable is OpenAPI 3.0: write type: [string, 'null'].",
  example: 'example in a schema is OpenAPI 3.0: write examples: [value].',
  unevaluatedProperties: 'unevaluatedProperties slows every validator: write additionalProperties: false.',
  unevaluatedItems: 'unevaluatedItems slows every validator: write items.',
};

/** Spellings of OpenAPI 3.1 only, and no keyword that the validators leave out. */
export function spelling31() {
  return {
    Schema(schema, { report, location }) {
      for (const [keyword, message] of Object.entries(OLD_SPELLINGS)) {
        if (keyword in schema) report({ message, location: location.child(keyword).key() });
      }
    },
  };
}
