// Schemas that leave a choice (anyOf, oneOf, several types) or decide by what is there (if, dependentSchemas).

import { isPlainObject, type PlainObject } from '../../../lib/plain-object.ts';
import { identifierTerms, terms } from '../words/terms.ts';
import { type Generated, type Generator, type Position, schemaList } from './generator-types.ts';
import { isSchemaNode, type SchemaNode } from './schema-node.ts';

const ATTEMPTS = 3;

/** Settles the first choice the schema holds and generates the rest; undefined when it holds none. */
export function generateChoice(
  generator: Generator,
  schema: PlainObject,
  position: Position,
): Generated | undefined {
  const { anyOf, oneOf, ...rest } = schema;
  if (Array.isArray(schema.type)) {
    const { type, ...others } = schema;
    const types: unknown[] = type as unknown[];
    if (types.length === 1) return generator.generate({ ...others, type: types[0] }, position);
    return decide(
      generator,
      schema,
      types.map((each) => ({ ...others, type: each })),
      position,
    );
  }
  if (Array.isArray(oneOf)) {
    const without = anyOf === undefined ? rest : { ...rest, anyOf };
    return decide(
      generator,
      schema,
      schemaList(oneOf).map((branch) => combine(without, branch)),
      position,
    );
  }
  if (Array.isArray(anyOf)) {
    return decide(
      generator,
      schema,
      schemaList(anyOf).map((branch) => combine(rest, branch)),
      position,
    );
  }
  return generateAside(generator, schema, position) ?? generateConditional(generator, schema, position);
}

function combine(schema: PlainObject, branch: SchemaNode): SchemaNode {
  return Object.keys(schema).length === 0 ? branch : { allOf: [schema, branch] };
}

/** The first branch that the question says something about; else null where allowed; else the first that holds. */
function decide(
  generator: Generator,
  schema: PlainObject,
  branches: readonly SchemaNode[],
  position: Position,
): Generated | undefined {
  const { finder } = generator;
  const ordered = branches
    .map((branch, index) => ({
      branch,
      index,
      affinity: finder.affinity(branchWords(generator, branch)),
      isNull: generator.conforms(branch, null),
    }))
    .sort((a, b) => Number(a.isNull) - Number(b.isNull) || b.affinity - a.affinity || a.index - b.index);
  let first: Generated | undefined;
  for (const { branch, isNull } of ordered) {
    if (isNull && first !== undefined && position.depth > 0) return { value: null, isFound: false };
    const mark = finder.mark();
    // What satisfies its branch may satisfy another one too, which `oneOf` forbids: then the next value may do.
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const isMadeUp = position.isMadeUp || attempt > 0;
      const variant = position.variant + attempt;
      const generated = generator.generate(branch, { ...position, variant, isMadeUp });
      if (generated === undefined) break;
      if (!generator.conforms(schema, generated.value)) continue;
      if (generated.isFound) return generated;
      first ??= generated;
      break;
    }
    finder.reset(mark);
  }
  return first;
}

/** What a branch is about: its name, its members' names and the values that tell it from the others. */
function branchWords(generator: Generator, branch: SchemaNode): string[] {
  const schema = generator.document.flatten(branch)?.schema;
  if (schema === undefined) return [];
  const found: string[] = [...textTerms(schema.title), ...textTerms(schema.description)];
  for (const value of [schema.const, ...(Array.isArray(schema.enum) ? schema.enum : [])])
    found.push(...textTerms(value));
  for (const [name, member] of Object.entries(isPlainObject(schema.properties) ? schema.properties : {})) {
    found.push(...identifierTerms(name));
    if (!isSchemaNode(member)) continue;
    const inner = generator.document.flatten(member)?.schema ?? {};
    for (const value of [inner.const, ...(Array.isArray(inner.enum) ? inner.enum : [])])
      found.push(...textTerms(value));
  }
  return found;
}

function textTerms(value: unknown): string[] {
  return typeof value === 'string' ? [...terms(value), ...identifierTerms(value)] : [];
}

/** What two parents of one schema both demand (see intersect.ts) is folded in piece by piece. */
function generateAside(generator: Generator, schema: PlainObject, position: Position): Generated | undefined {
  const { also, ...rest } = schema;
  const pieces = schemaList(also).filter(isPlainObject);
  const choice = pieces.find(
    ({ anyOf, oneOf, if: condition }) =>
      anyOf !== undefined || oneOf !== undefined || condition !== undefined,
  );
  if (choice === undefined) return undefined;
  const others = pieces.filter((piece) => piece !== choice);
  const { anyOf, oneOf, if: condition } = choice;
  const base = others.length === 0 ? rest : { ...rest, also: others };
  const branches = [...schemaList(anyOf), ...schemaList(oneOf)].map((branch) => combine(base, branch));
  if (branches.length > 0) return decide(generator, schema, branches, position);
  if (!isSchemaNode(condition)) return undefined;
  return generateIf(generator, base, readCondition(condition, choice.then, choice.else), position);
}

type Condition = {
  readonly test: SchemaNode;
  readonly consequence: SchemaNode;
  readonly alternative: SchemaNode;
};

function generateConditional(
  generator: Generator,
  schema: PlainObject,
  position: Position,
): Generated | undefined {
  const { if: test, then: consequence, else: alternative, ...rest } = schema;
  if (isSchemaNode(test))
    return generateIf(generator, rest, readCondition(test, consequence, alternative), position);
  const { dependentSchemas, ...plain } = schema;
  if (!isPlainObject(dependentSchemas)) return undefined;
  const conditions = Object.entries(dependentSchemas).map(([key, node]) => {
    const required: readonly (readonly [string, unknown])[] = [
      ['if', { required: [key] }],
      ['then', node],
    ];
    return Object.fromEntries(required);
  });
  return generator.generate({ allOf: [plain, ...conditions] }, position);
}

function readCondition(test: SchemaNode, consequence: unknown, alternative: unknown): Condition {
  return {
    test,
    consequence: isSchemaNode(consequence) ? consequence : true,
    alternative: isSchemaNode(alternative) ? alternative : true,
  };
}

/** First without the condition, to see which way it goes; then with what that way adds. */
function generateIf(
  generator: Generator,
  base: PlainObject,
  { test, consequence, alternative }: Condition,
  position: Position,
): Generated | undefined {
  const { finder } = generator;
  const holds = (value: unknown): boolean => generator.conforms(test, value);
  const isSettled = (value: unknown): boolean =>
    generator.conforms(holds(value) ? consequence : alternative, value);
  const mark = finder.mark();
  const plain = generator.generate(base, position);
  if (plain !== undefined && isSettled(plain.value)) return plain;
  const went = plain !== undefined && holds(plain.value);
  for (const way of [went, !went]) {
    finder.reset(mark);
    const parts = way ? [base, test, consequence] : [base, alternative];
    const generated = generator.generate({ allOf: parts }, position);
    if (generated !== undefined && isSettled(generated.value)) return generated;
  }
  return plain;
}
